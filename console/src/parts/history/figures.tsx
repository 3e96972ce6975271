import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { Figure } from '../figure-link.tsx';
import { numberText } from '../formats.ts';

/** A figure with the words that say what it means. */
export type Told = { label: string; value: ReactNode; note?: ReactNode };

/** Figures beside each other, as many as there is room for. */
export function Figures({ figures }: { figures: readonly (Told | undefined)[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      {figures.map((figure) => figure && <Figure key={figure.label} {...figure} />)}
    </SimpleGrid>
  );
}

/** `2.4 (1.1 to 4.0)`. */
export const withInterval = ({ value, low, high }: { value: number; low: number; high: number }, decimals = 1) =>
  `${numberText(value, decimals)} (${numberText(low, decimals)} to ${numberText(high, decimals)})`;
