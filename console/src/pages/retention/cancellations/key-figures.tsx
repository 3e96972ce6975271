import { SimpleGrid } from '@mantine/core';
import { numberText, shareText } from '../../../parts/formats.ts';
import { ToldFigure } from '../parts/told-figure.tsx';
import { moneysText, untold } from '../parts/words.ts';
import type { Cancellations } from './reasons.ts';

/** What is looked at first. */
export function KeyFigures({ report }: { report: Cancellations }) {
  const { lost, revenue, neverImplemented, caught, agreement, definitions } = report;
  const both = agreement.agrees + agreement.differs;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
      <ToldFigure
        label="Customers lost"
        value={numberText(lost)}
        note={`who paid ${moneysText(revenue)} a month`}
        {...{ definitions, metric: 'lost' }}
      />
      <ToldFigure
        label="Never implemented"
        value={neverImplemented.share === undefined ? untold : shareText(neverImplemented.share)}
        note={`${numberText(neverImplemented.count)} of ${numberText(report.examined)}`}
        {...{ definitions, metric: 'neverImplemented' }}
      />
      <ToldFigure
        label="A rule would have told"
        value={caught.share === undefined ? untold : shareText(caught.share)}
        note={
          caught.medianDaysBefore === undefined
            ? 'no rule fired before'
            : `${numberText(caught.medianDaysBefore, 0)} days before, at the median`
        }
        {...{ definitions, metric: 'caught' }}
      />
      <ToldFigure
        label="What they say and our records agree"
        value={agreement.share === undefined ? untold : shareText(agreement.share)}
        note={`in ${numberText(agreement.agrees)} of ${numberText(both)} where both speak`}
        {...{ definitions, metric: 'agreement' }}
      />
    </SimpleGrid>
  );
}
