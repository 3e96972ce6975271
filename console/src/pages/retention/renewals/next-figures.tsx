import { SimpleGrid } from '@mantine/core';
import { monthText, numberText } from '../../../parts/formats.ts';
import { ToldFigure } from '../parts/told-figure.tsx';
import { moneysText } from '../parts/words.ts';
import type { ForecastMonth, Renewals } from './renewals.ts';

/** What the months together come to. */
export function NextFigures({ report: { forecast, definitions } }: { report: Renewals }) {
  const [first, last] = [forecast[0]?.month ?? '', forecast.at(-1)?.month ?? ''];
  const next = forecast.filter(({ month }) => month === first);
  const sums = (read: (one: ForecastMonth) => number) =>
    next.map((one) => ({ currency: one.currency, mrr: read(one) }));
  const untold = next.reduce((all, one) => all + one.untold.accounts, 0);
  // Of what is mostly unknown the little that is told says nothing.
  const isTold = next.some(({ expected, untold: { mrr }, due }) => expected && mrr <= due / 2);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="md">
      <ToldFigure
        label={`Still due in ${monthText(first)}`}
        value={moneysText(sums(({ due }) => due))}
        note={`${numberText(next.reduce((all, { accounts }) => all + accounts, 0))} accounts, a month`}
        {...{ definitions, metric: 'due' }}
      />
      <ToldFigure
        label="Expected to renew of it"
        value={isTold ? moneysText(sums(({ expected }) => expected?.mrr ?? 0)) : 'cannot say'}
        note={untold > 0 ? `${numberText(untold)} accounts cannot be told` : 'with the interval below'}
        {...{ definitions, metric: 'expected' }}
      />
      <ToldFigure
        label={`In red, until ${monthText(last)}`}
        value={moneysText(redOnce(forecast))}
        note="the most of any month, a month"
        {...{ definitions, metric: 'due' }}
      />
    </SimpleGrid>
  );
}

/** Who renews each month is in each of them: the months are not added up. */
function redOnce(forecast: readonly ForecastMonth[]) {
  const most = new Map<string, number>();
  for (const { currency, byBand } of forecast) most.set(currency, Math.max(most.get(currency) ?? 0, byBand.red));
  return [...most].map(([currency, mrr]) => ({ currency, mrr }));
}
