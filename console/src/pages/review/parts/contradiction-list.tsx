import { Stack, Text } from '@mantine/core';
import type { Contradiction } from '../../../../../lib/domain/review/pre-read.ts';
import { dayText } from '../../../parts/formats.ts';
import { roleWords, sentence } from '../words.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import classes from './review-parts.module.css';

/** Where two sources cannot both be right: the words, and under them each side. */
export function ContradictionList({ contradictions }: { contradictions: readonly Contradiction[] }) {
  return (
    <Stack gap="sm">
      {contradictions.map(({ contradiction, label, words, claims }) => (
        <div key={contradiction}>
          <Text size="sm" fw={600}>
            {sentence(label).slice(0, -1)}
          </Text>
          <Text size="sm" mb={6}>
            {sentence(words)}
          </Text>
          <div className={classes.claims}>
            {claims.map((claim) => (
              <div key={`${claim.source}-${claim.value}`} className={classes.claim}>
                <Text size="xs" c="dimmed">
                  {roleWords[claim.role]} · {claim.source}
                  {claim.day && ` · ${dayText(claim.day)}`}
                </Text>
                <Text size="sm">
                  {claim.value} <EvidenceMark evidence={claim.evidence} of={`${label}, ${claim.source}`} />
                </Text>
              </div>
            ))}
          </div>
        </div>
      ))}
    </Stack>
  );
}
