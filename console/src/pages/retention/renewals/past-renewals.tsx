import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { monthText, numberText, shareText } from '../../../parts/formats.ts';
import { TableView } from '../../../parts/table-view.tsx';
import { Lines } from '../parts/lines.tsx';
import { tickOf } from '../parts/words.ts';
import type { Renewals } from './renewals.ts';

/** How many of those due renewed in the months before. */
export function PastRenewals({ past }: { past: Renewals['past'] }) {
  return (
    <FigureCard
      title="The year before"
      description="Accounts that renewed, of those that were due."
      table={() => (
        <TableView
          caption="Renewals of the year before"
          rows={past}
          rowKey={({ month }) => month}
          csvName="renewals-before"
          columns={[
            { key: 'month', label: 'Month', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
            { key: 'due', label: 'Due', align: 'right', value: ({ due }) => due, cell: ({ due }) => numberText(due) },
            { key: 'renewed', label: 'Renewed', align: 'right', value: ({ renewed }) => renewed },
            {
              key: 'rate',
              label: 'Rate',
              align: 'right',
              value: ({ rate }) => rate,
              cell: ({ rate }) => (rate === undefined ? '' : shareText(rate, 1)),
            },
          ]}
        />
      )}
    >
      <Lines
        label="Renewal rate by month"
        height={120}
        points={past.map(({ month, rate }, index) => ({
          ...{ key: month, label: monthText(month), tick: tickOf(month, index, past.length), values: { rate } },
        }))}
        lines={[{ key: 'rate', label: 'Renewed', mark: '●', color: 'var(--mantine-color-brand-6)' }]}
        valueText={(value) => shareText(value, 1)}
      />
    </FigureCard>
  );
}
