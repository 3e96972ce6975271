import { Anchor, Stack, Text } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import type { ReviewDossier, ReviewLine } from '../../../../../lib/domain/review/pre-read.ts';
import { Heed } from '../parts/heed.tsx';
import { countOf, sentence } from '../words.ts';

type ContradictionsFirstProps = {
  lines: readonly ReviewLine[];
  dossiers: ReadonlyMap<string, ReviewDossier>;
  onOpen: (accountId: string) => void;
};

/** Where sources disagree, account by account, before anything else: nothing can be decided on two truths. */
export function ContradictionsFirst({ lines, dossiers, onOpen }: ContradictionsFirstProps) {
  const doubtful = lines.filter(({ contradictions }) => contradictions > 0);
  if (doubtful.length === 0) return null;
  return (
    <Heed
      icon={IconArrowsDiff}
      title={`Clear these up first: the sources disagree on ${countOf(doubtful.length, 'account')}`}
    >
      <Stack gap="sm">
        {doubtful.map((line) => (
          <div key={line.accountId}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              fw={600}
              c="inherit"
              td="underline"
              onClick={() => onOpen(line.accountId)}
            >
              {line.name ?? line.accountId}
            </Anchor>
            {(dossiers.get(line.accountId)?.contradictionList ?? []).map(({ contradiction, words }) => (
              <Text key={contradiction} size="sm">
                {sentence(words)}
              </Text>
            ))}
          </div>
        ))}
      </Stack>
    </Heed>
  );
}
