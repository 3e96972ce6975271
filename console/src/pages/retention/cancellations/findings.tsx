import { Grid, Text } from '@mantine/core';
import { FigureCard } from '../../../parts/charts/figure-card.tsx';
import { ShareBars } from '../../../parts/charts/share-bars.tsx';
import { StackedBars } from '../../../parts/charts/stacked-bars.tsx';
import { monthText, numberText, shareText } from '../../../parts/formats.ts';
import { TableView } from '../../../parts/table-view.tsx';
import { moneysText, tickOf } from '../parts/words.ts';
import { type Cancellations, reasonSeries, reasonText } from './reasons.ts';

type FindingsProps = { report: Cancellations; reason?: string; onReason: (reason: string | undefined) => void };

/** Why they left: by month, by reason, and which rule would have told first. */
export function Findings({ report }: FindingsProps) {
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <ReasonsByMonth report={report} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Reasons report={report} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <NeverImplemented report={report} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <FirstRules report={report} />
      </Grid.Col>
    </Grid>
  );
}

function ReasonsByMonth({ report: { months, reasons, examined } }: { report: Cancellations }) {
  return (
    <FigureCard
      title="Why, by month"
      description="Customers lost, by the reason our records show."
      table={() => <MonthsTable months={months} />}
    >
      <StackedBars
        label="Customers lost by month and reason"
        bars={months.map(({ month, reasons: values }, index) => ({
          ...{ key: month, label: monthText(month), tick: tickOf(month, index, months.length), values },
        }))}
        whole={{
          label: `${numberText(examined)} in all`,
          values: Object.fromEntries(reasons.map(({ reason, count }) => [reason, count])),
        }}
        series={reasonSeries}
        valueText={(value) => numberText(value)}
      />
    </FigureCard>
  );
}

function MonthsTable({ months }: { months: Cancellations['months'] }) {
  return (
    <TableView
      caption="Customers lost by month and reason"
      rows={months}
      rowKey={({ month }) => month}
      csvName="cancellations-by-month"
      columns={[
        { key: 'month', label: 'Month', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
        { key: 'lost', label: 'Lost', value: ({ lost }) => lost, align: 'right' },
        ...reasonSeries.map(({ key, label }) => ({
          ...{ key, label, align: 'right' as const },
          value: ({ reasons }: Cancellations['months'][number]) => reasons[key] ?? 0,
        })),
      ]}
    />
  );
}

function NeverImplemented({ report: { months } }: { report: Cancellations }) {
  return (
    <FigureCard
      title="Never implemented, over time"
      description="Their share of the customers lost in a month."
      table={() => (
        <TableView
          caption="Share of the customers lost that were never implemented"
          rows={months}
          rowKey={({ month }) => month}
          csvName="never-implemented-by-month"
          columns={[
            { key: 'month', label: 'Month', value: ({ month }) => month, cell: ({ month }) => monthText(month) },
            { key: 'lost', label: 'Looked into', value: ({ examined }) => examined, align: 'right' },
            {
              ...{ key: 'share', label: 'Never implemented', align: 'right' },
              value: ({ neverImplemented }) => neverImplemented,
              cell: ({ neverImplemented }) => (neverImplemented === undefined ? '' : shareText(neverImplemented)),
            },
          ]}
        />
      )}
    >
      <StackedBars
        label="Share never implemented by month"
        height={120}
        bars={months.map(({ month, neverImplemented }, index) => ({
          ...{ key: month, label: monthText(month), tick: tickOf(month, index, months.length) },
          values: { never: neverImplemented },
        }))}
        series={[{ key: 'never', label: 'Never implemented', mark: '■', color: 'var(--mantine-color-red-6)' }]}
        valueText={(value) => shareText(value)}
      />
    </FigureCard>
  );
}

function Reasons({ report: { reasons, examined } }: { report: Cancellations }) {
  const rows = reasons.toSorted((a, b) => b.count - a.count);
  return (
    <FigureCard title="By reason" description="A click shows these customers below.">
      <ShareBars
        label="Customers lost by reason"
        whole={examined}
        valueText={(value) => numberText(value)}
        rows={rows.map(({ reason, count, revenue }) => ({
          ...{ key: reason, label: reasonText(reason), value: count, note: moneysText(revenue) },
          isStrong: reason === 'never-implemented',
          to: '.',
          search: withReason(reason),
        }))}
      />
    </FigureCard>
  );
}

/** The address as it is, with another reason. */
function withReason(reason: string) {
  return ((before: Record<string, string>) => ({ ...before, reason })) as never;
}

function FirstRules({ report: { rules, examined } }: { report: Cancellations }) {
  return (
    <FigureCard title="Which rule would have told first" description="Of the 180 days before they were known to leave.">
      {rules.length > 0 ? (
        <ShareBars
          label="Rules by how many lost customers they told of first"
          whole={examined}
          valueText={(value) => numberText(value)}
          rows={rules.map(({ ruleId, label, cases }) => ({
            ...{ key: ruleId, label, value: cases, to: `/rules/${ruleId}` },
          }))}
        />
      ) : (
        <Text size="sm" c="dimmed">
          No rule fired for any of them. Try a draft of one on the history, under Rules.
        </Text>
      )}
    </FigureCard>
  );
}
