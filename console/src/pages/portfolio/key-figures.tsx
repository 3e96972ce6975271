import { SimpleGrid } from '@mantine/core';
import { Figure } from '../../parts/figure-link.tsx';
import { numberText, shareText } from '../../parts/formats.ts';
import { arrText, mainCurrency, type Revenue } from '../../parts/revenue.ts';
import type { Portfolio } from './portfolio.ts';

type Standing = Portfolio['history'][number];

/** How many customers there are, how many of them and how much revenue are at risk, and how many are implemented. */
export function KeyFigures({ portfolio: { history } }: { portfolio: Portfolio }) {
  const now = history.at(-1);
  const before = history.at(-2);
  if (!now) return null;
  const red = now.bands.red ?? 0;
  const currency = mainCurrency([total(now)]);
  const share = now.accounts > 0 ? now.implemented / now.accounts : 0;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Figure
        label="Customers"
        value={numberText(now.accounts)}
        note={`${arrText(total(now))} ARR`}
        to="/accounts"
        search={{}}
      />
      <Figure
        label="At risk (red)"
        value={numberText(red)}
        note={moved(red, before && (before.bands.red ?? 0))}
        to="/accounts"
        search={{ band: 'red' }}
      />
      <Figure
        label="ARR at risk"
        value={now.revenue ? arrText(only(now.revenue.red, currency)) : '–'}
        note={atRiskNote(now, currency)}
        to="/accounts"
        search={{ band: 'red', sort: '-mrr' }}
      />
      <Figure
        label="Implemented"
        value={shareText(share)}
        note={`${numberText(now.accounts - now.implemented)} are not yet`}
        to="/accounts"
        search={{ implemented: 'false' }}
      />
    </SimpleGrid>
  );
}

function moved(now: number, before: number | undefined): string {
  if (before === undefined) return 'on the first day judged';
  if (now === before) return 'as many as the day before';
  return `${numberText(Math.abs(now - before))} ${now > before ? 'more' : 'fewer'} than the day before`;
}

function total({ revenue = {} }: Standing): Revenue {
  const sums: Record<string, number> = {};
  for (const [currency, amount] of Object.values(revenue).flatMap((one) => Object.entries(one))) {
    sums[currency] = (sums[currency] ?? 0) + amount;
  }
  return sums;
}

/** Shares of different currencies are not one share: it is that of the currency that the most is paid in. */
function atRiskNote(now: Standing, currency: string): string {
  const whole = total(now)[currency] ?? 0;
  if (!now.revenue || whole === 0) return 'told from the next run on';
  const share = shareText((now.revenue.red?.[currency] ?? 0) / whole);
  const others = without(now.revenue.red, currency);
  return Object.keys(others).length > 0
    ? `${share} of ARR in ${currency}, and ${arrText(others)}`
    : `${share} of all ARR`;
}

const only = (revenue: Revenue = {}, currency: string): Revenue => ({ [currency]: revenue[currency] ?? 0 });
const without = (revenue: Revenue = {}, currency: string): Revenue =>
  Object.fromEntries(Object.entries(revenue).filter(([name]) => name !== currency));
