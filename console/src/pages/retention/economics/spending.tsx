import { Text } from '@mantine/core';
import { monthText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import type { Economics } from './economics.ts';

type Covered = Economics['spending'][number];

const winners = {
  'any-currency': 'divided by all customers won in those months',
  currency: 'divided by the customers won in those months who pay in this currency',
} as const;

/** Where the figures of spending are from, what they are divided by, and what is in none of them. */
export function Spending({ report: { spending, spendingElsewhere, wonIn } }: { report: Economics }) {
  if (spending.length === 0 && spendingElsewhere.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {spending.length > 0 && `Spent on winning customers: ${spending.map(inWords).join('; ')}, ${winners[wonIn]}. `}
      {spendingElsewhere.length > 0 &&
        `Not in these figures, because currencies are not added up: ${spendingElsewhere.map(inWords).join('; ')}.`}
    </Text>
  );
}

function inWords({ origin, currency, spend, from, until }: Covered): string {
  const months = from === until ? monthText(from) : `${monthText(from)} to ${monthText(until)}`;
  return `${amountText(spend, currency)} ${origin} for ${months}`;
}
