import { Stack, Text } from '@mantine/core';
import type { ReviewDossier } from '../../../../../lib/domain/review/pre-read.ts';
import { sentence } from '../words.ts';
import { EvidenceMark } from './evidence-mark.tsx';

/** What stands in the way, heaviest first, and what could be done next. */
export function Obstacles({ obstacles, proposal }: Pick<ReviewDossier, 'obstacles' | 'proposal'>) {
  return (
    <Stack gap="xs">
      {obstacles.length === 0 && <Text size="sm">Nothing in the way is known.</Text>}
      {obstacles.slice(0, 3).map(({ obstacle, words, evidence }, index) => (
        <Text key={obstacle} size="sm" fw={index === 0 ? 600 : 400} c={index === 0 ? undefined : 'dimmed'}>
          {sentence(words)} <EvidenceMark evidence={evidence} of={words} />
        </Text>
      ))}
      <Text size="sm">
        <Text span fw={600} inherit>
          Next step: {proposal.title}.
        </Text>{' '}
        {sentence(proposal.reason)}
      </Text>
    </Stack>
  );
}
