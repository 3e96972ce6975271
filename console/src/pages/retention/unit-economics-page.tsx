import { Alert, Code, List, SimpleGrid, Stack } from '@mantine/core';
import { IconPencilPlus, IconReportMoney } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText, monthText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { Channels } from './economics/channels.tsx';
import { CohortPayback } from './economics/cohort-payback.tsx';
import type { Economics } from './economics/economics.ts';
import { KeyFigures } from './economics/key-figures.tsx';
import { Spending } from './economics/spending.tsx';
import { DefinitionsList } from './parts/definitions-list.tsx';
import { ReportLoading } from './parts/report-loading.tsx';
import { SegmentFilter } from './parts/segment-filter.tsx';
import { useAsked } from './parts/use-segment.ts';

/** What a customer costs to win, what it is worth, and what losing one costs. */
export function UnitEconomicsPage() {
  const [asked, change] = useAsked({ months: 12 });
  const { month, months } = asked;
  const read = useRead('reportUnitEconomics', { query: { ...(month && { month }), months } });
  const { data } = read;
  return (
    <Page
      title="Unit economics"
      description={
        data
          ? `In ${data.currency ?? 'no currency'}, ${monthText(data.period.from)} to ${monthText(data.period.until)}, as of ${dayText(data.day)}.`
          : 'What a customer costs to win, and what it is worth.'
      }
      actions={<SegmentFilter asked={asked} months={[6, 12, 18, 24]} onChange={change} />}
    >
      <WhenRead read={read} loading={<ReportLoading />}>
        {(report) => (report.customers > 0 ? <Report report={report} /> : <NoCustomers />)}
      </WhenRead>
    </Page>
  );
}

function Report({ report }: { report: Economics }) {
  return (
    <Stack gap="md">
      <ToEnter enter={report.enter} />
      <KeyFigures report={report} />
      <Spending report={report} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Channels report={report} />
        <CohortPayback report={report} />
      </SimpleGrid>
      <DefinitionsList definitions={report.definitions} />
    </Stack>
  );
}

/** What is missing is asked for, never made up. */
function ToEnter({ enter }: { enter: Economics['enter'] }) {
  if (enter.length === 0) return null;
  return (
    <Alert icon={<IconPencilPlus />} color="blue" title="Not known yet">
      <List size="sm" spacing={4}>
        {enter.map(({ missing, enter: what }) => (
          <List.Item key={missing}>
            {missing}: <Code style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-word' }}>{what}</Code>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function NoCustomers() {
  return (
    <EmptyState icon={IconReportMoney} title="Nobody pays in this currency">
      Here stands what a customer costs to win and is worth. State the currency, the gross margin and what customers
      cost to win under <code>economics</code> in workflows/settings.yaml.
    </EmptyState>
  );
}
