import { SimpleGrid } from '@mantine/core';
import { Figure } from '../../parts/figure-link.tsx';
import { numberText, shareText } from '../../parts/formats.ts';
import { arrText, mainCurrency, type Revenue } from '../../parts/revenue.ts';
import type { Portfolio } from './portfolio-page.tsx';

type Standing = Portfolio['history'][number];

/** How many customers there are, how many of them and how much revenue are at risk, and how many are implemented. */
export function KeyFigures({ portfolio: { history } }: { portfolio: Portfolio }) {
  const now = history.at(-1);
  const before = history.at(-2);
  if (!now) return null;
  const red = now.bands.red ?? 0;
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
        value={now.revenue ? arrText(now.revenue.red) : '–'}
        note={atRiskShare(now)}
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

/** Of the currency that the most is paid in: shares of different currencies are not one share. */
function atRiskShare(now: Standing): string {
  const all = total(now);
  const currency = mainCurrency([all]);
  const whole = all[currency] ?? 0;
  if (!now.revenue || whole === 0) return 'told from the next run on';
  const share = shareText((now.revenue.red?.[currency] ?? 0) / whole);
  return Object.keys(all).length > 1 ? `${share} of what is paid in ${currency}` : `${share} of all ARR`;
}
