import { SimpleGrid } from '@mantine/core';
import type { Minutes } from '../../../../../lib/domain/review/minutes.ts';
import { Figure } from '../../../parts/figure-link.tsx';
import { numberText } from '../../../parts/formats.ts';
import { decisionOrder } from '../meeting/decisions.ts';
import { decisionWords } from '../words.ts';

/** How many accounts each decision was made for, and how many wait for one. */
export function DecidedFigures({ minutes: { decided, undecided } }: { minutes: Minutes }) {
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="sm">
      {decisionOrder.map((decision) => (
        <Figure key={decision} label={decisionWords[decision].label} value={numberText(decided[decision])} />
      ))}
      <Figure label="Undecided" value={numberText(undecided)} />
    </SimpleGrid>
  );
}
