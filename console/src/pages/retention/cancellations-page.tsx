import { Alert, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconHourglassHigh, IconUserOff } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText, monthText, numberText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { CaseList } from './cancellations/case-list.tsx';
import { Findings } from './cancellations/findings.tsx';
import { KeyFigures } from './cancellations/key-figures.tsx';
import { Leaving } from './cancellations/leaving.tsx';
import type { Cancellations } from './cancellations/reasons.ts';
import { Tests } from './cancellations/tests.tsx';
import { DefinitionsList } from './parts/definitions-list.tsx';
import { ReportLoading } from './parts/report-loading.tsx';
import { SegmentFilter } from './parts/segment-filter.tsx';
import { useAsked } from './parts/use-segment.ts';

/** Who left, why, what we did, and what would have told. */
export function CancellationsPage() {
  const [asked, change, { reason }] = useAsked({ months: 12 });
  const read = useRead('reportCancellations', { query: { ...asked, limit: 500 } });
  const { data } = read;
  return (
    <Page
      title="Cancellations"
      description={
        data
          ? `Customers lost from ${monthText(data.period.from)} to ${monthText(data.period.until)}, as of ${dayText(data.day)}.`
          : 'Who left, why, and what would have told.'
      }
      actions={<SegmentFilter asked={asked} choices={data?.choices} months={[1, 3, 6, 12, 24]} onChange={change} />}
    >
      <WhenRead read={read} loading={<ReportLoading />}>
        {(report) =>
          report.lost + report.leaving.length > 0 ? (
            <Report report={report} reason={reason} onReason={(chosen) => change({ reason: chosen })} />
          ) : (
            <EmptyState icon={IconUserOff} title="Nobody was lost">
              When a customer leaves, this page says why: the reason it gave beside the one our records show, what we
              did before, and which rule would have told. Choose more months, or all accounts, to look further.
            </EmptyState>
          )
        }
      </WhenRead>
    </Page>
  );
}

type ReportProps = { report: Cancellations; reason?: string; onReason: (reason: string | undefined) => void };

function Report({ report, reason, onReason }: ReportProps) {
  const open = report.lost - report.examined;
  return (
    <Stack gap="md">
      {open > 0 && (
        <Alert icon={<IconHourglassHigh />} color="blue" title={`${numberText(open)} still to be looked into`}>
          <Text size="sm">
            Why a customer left is looked into by the daily run, some at a time: the next ones do these.
          </Text>
        </Alert>
      )}
      <KeyFigures report={report} />
      <Findings report={report} reason={reason} onReason={onReason} />
      <CaseList report={report} reason={reason} onReason={onReason} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Leaving leaving={report.leaving} />
        <Tests tests={report.tests} />
      </SimpleGrid>
      <DefinitionsList definitions={report.definitions} />
    </Stack>
  );
}
