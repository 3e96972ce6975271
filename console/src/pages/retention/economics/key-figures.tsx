import { SimpleGrid } from '@mantine/core';
import { numberText, shareText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { ToldFigure } from '../parts/told-figure.tsx';
import { untold } from '../parts/words.ts';
import type { Economics } from './economics.ts';

/** What is looked at first. */
export function KeyFigures({ report }: { report: Economics }) {
  const { currency, cac, payback, ltv, ltvToCac, monthlyChurn, arpa, grossMargin, onePoint, definitions } = report;
  const money = (amount: number | undefined) => (amount === undefined ? untold : amountText(amount, currency));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
      <ToldFigure
        label="A new customer costs"
        value={money(cac)}
        note={payback === undefined ? undefined : `paid back in ${numberText(payback)} months`}
        {...{ definitions, metric: 'cac' }}
      />
      <ToldFigure
        label="A customer is worth"
        value={money(ltv)}
        note={ltvToCac === undefined ? undefined : `${numberText(ltvToCac)} times what it costs`}
        {...{ definitions, metric: 'ltv' }}
      />
      <ToldFigure
        label="Logo churn a month"
        value={monthlyChurn === undefined ? untold : shareText(monthlyChurn, 1)}
        note={`${money(arpa)} each a month${grossMargin === undefined ? '' : `, ${shareText(grossMargin)} margin`}`}
        {...{ definitions, metric: 'monthlyChurn' }}
      />
      <ToldFigure
        label="One point of churn costs a year"
        value={money(onePoint?.revenue)}
        note={onePoint?.replacing === undefined ? undefined : `and ${money(onePoint.replacing)} to win as many again`}
        {...{ definitions, metric: 'onePoint' }}
      />
    </SimpleGrid>
  );
}
