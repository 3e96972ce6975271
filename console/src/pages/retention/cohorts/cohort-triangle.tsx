import { Group, ScrollArea, SegmentedControl, Table, Text, UnstyledButton } from '@mantine/core';
import { downloadCsv } from '../../../parts/csv.ts';
import { monthText, numberText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { Section } from '../../../parts/section.tsx';
import { DefinitionButton } from '../parts/definition.tsx';
import { monthAndYear } from '../parts/words.ts';
import classes from './cohort-triangle.module.css';
import type { Cohorts, Row } from './cohorts.ts';

type Kept = 'customers' | 'revenue';
type CohortTriangleProps = { report: Cohorts; currency: string; kept: Kept; onKept: (kept: string) => void };

/** Cohorts by month of sign-up, as a table whose cells are shaded by how much of the cohort stayed. */
export function CohortTriangle({ report, currency, kept, onKept }: CohortTriangleProps) {
  const rows = report.triangles.find((one) => one.currency === currency)?.rows ?? [];
  // Trials still run when the month of the sign-up ends: what stayed is told from the month after on.
  const ages = Array.from({ length: Math.max(0, ...rows.map((row) => row.customers.length - 1)) }, (_, age) => age + 1);
  const definition = report.definitions.find(({ metric }) => metric === `${kept}Kept`);
  return (
    <Section
      title="By month of sign-up"
      note={
        <>
          {kept === 'customers' ? 'Customers' : 'Revenue'} kept, in per cent, by months after the sign-up; customers who
          pay in {currency}. <DefinitionButton of={definition} />
        </>
      }
      actions={
        <Group gap="xs" className="no-print">
          <SegmentedControl
            size="xs"
            aria-label="What is kept"
            value={kept}
            onChange={onKept}
            data={[
              { value: 'customers', label: 'Customers' },
              { value: 'revenue', label: 'Revenue' },
            ]}
          />
          <UnstyledButton fz="sm" td="underline" onClick={() => exportCsv(rows, currency)}>
            Export CSV
          </UnstyledButton>
        </Group>
      }
    >
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody who pays in {currency} signed up in these months.
        </Text>
      ) : (
        <ScrollArea
          type="auto"
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'Cohorts by month of sign-up' }}
        >
          <Table withRowBorders={false} className={classes.triangle}>
            <Table.Caption>
              {kept === 'customers' ? 'Customers' : 'Revenue'} kept by cohort and months after the sign-up
            </Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th className={classes.first}>Signed up</Table.Th>
                <Table.Th ta="right">Won</Table.Th>
                {ages.map((age) => (
                  <Table.Th key={age} ta="center">
                    <span aria-hidden>{age}</span>
                    <span className={classes.unseen}>month {age}</span>
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <CohortRow key={row.month} row={row} ages={ages} kept={kept} currency={currency} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </Section>
  );
}

type CohortRowProps = { row: Row; ages: readonly number[]; kept: Kept; currency: string };

function CohortRow({ row, ages, kept, currency }: CohortRowProps) {
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.first}>
        <span title={monthText(row.month)}>{monthAndYear(row.month)}</span>
      </Table.Th>
      <Table.Td ta="right" className={classes.number}>
        {kept === 'customers' ? numberText(row.accounts) : amountText(row.began, currency)}
      </Table.Td>
      {ages.map((age) => {
        const share = shareOf(row, age, kept);
        if (share === undefined) return <Table.Td key={age} />;
        const part =
          kept === 'customers' ? numberText(row.customers[age] ?? 0) : amountText(row.revenue[age] ?? 0, currency);
        return (
          <Table.Td
            key={age}
            ta="center"
            className={classes.cell}
            style={{ '--kept': `${Math.round(55 * Math.min(1.2, share))}%` } as never}
            title={`${part} of ${kept === 'customers' ? numberText(row.accounts) : amountText(row.began, currency)}`}
          >
            {Math.round(100 * share)}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}

function shareOf({ customers, accounts, revenue, began }: Row, age: number, kept: Kept): number | undefined {
  const [part, whole] = kept === 'customers' ? [customers[age], accounts] : [revenue[age], began];
  return part === undefined || whole <= 0 ? undefined : part / whole;
}

type LongRow = { month: string; age: number; row: Row };

/** One line for each cohort and month, as spreadsheets like it. */
function exportCsv(rows: readonly Row[], currency: string): void {
  const long = rows.flatMap((row): LongRow[] => row.customers.map((_, age) => ({ month: row.month, age, row })));
  downloadCsv(
    `cohorts-${currency}`,
    [
      { label: 'Signed up', value: ({ month }: LongRow) => month },
      { label: 'Months after', value: ({ age }: LongRow) => age },
      { label: 'Won', value: ({ row }: LongRow) => row.accounts },
      { label: 'Customers', value: ({ row, age }: LongRow) => row.customers[age] },
      { label: 'Customers kept', value: ({ row, age }: LongRow) => shareOf(row, age, 'customers') },
      { label: `Began with (${currency} a month)`, value: ({ row }: LongRow) => row.began },
      { label: `Revenue (${currency} a month)`, value: ({ row, age }: LongRow) => row.revenue[age] },
      { label: 'Revenue kept', value: ({ row, age }: LongRow) => shareOf(row, age, 'revenue') },
    ],
    long,
  );
}
