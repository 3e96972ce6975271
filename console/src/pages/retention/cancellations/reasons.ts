import type { OperationAnswer } from '../../../api/call-api.ts';
import type { Series } from '../../../parts/charts/stacked-bars.tsx';

/** What the page is told. */
export type Cancellations = OperationAnswer<'reportCancellations'>;
export type Case = Cancellations['cases'][number];
export type Reason = Case['derived'];

/** The derived reasons as series of a chart, what can be helped the most at the bottom. */
export const reasonSeries: readonly (Series & { key: Reason })[] = [
  { key: 'never-implemented', label: 'Never implemented', mark: '■', color: 'var(--mantine-color-red-6)' },
  { key: 'usage-faded', label: 'Use faded', mark: '▲', color: 'var(--mantine-color-orange-5)' },
  { key: 'support', label: 'Support', mark: '◆', color: 'var(--mantine-color-yellow-5)' },
  { key: 'integration-missing', label: 'Integration missing', mark: '▼', color: 'var(--mantine-color-violet-5)' },
  { key: 'price', label: 'Price', mark: '★', color: 'var(--mantine-color-blue-5)' },
  { key: 'not-enough-value', label: 'Not enough value', mark: '✚', color: 'var(--mantine-color-teal-6)' },
  { key: 'competitor', label: 'Competitor', mark: '✖', color: 'var(--mantine-color-pink-5)' },
  { key: 'acquired', label: 'Acquired', mark: '●', color: 'var(--mantine-color-cyan-6)' },
  { key: 'unknown', label: 'Unknown', mark: '○', color: 'var(--mantine-color-gray-5)' },
];

const names = new Map(reasonSeries.map(({ key, label }) => [key as string, label]));

/** A reason as people say it; those that a customer can give beside ours. */
export const reasonText = (reason: string) => names.get(reason) ?? (reason === 'other' ? 'Other' : reason);

/** Whether what the customer said and what our records say are the same, in words. */
export const agreementWords: Record<Case['agreement'], string> = {
  agrees: 'Our records say the same.',
  differs: 'Our records say otherwise.',
  'as-said': 'Only the customer can tell; nothing in our records speaks against it.',
  'not-said': 'The customer gave no reason that says more.',
};
