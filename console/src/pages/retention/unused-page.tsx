import { Alert, SimpleGrid, Stack } from '@mantine/core';
import { IconInfoCircle, IconMoodSmile } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText, numberText, shareText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { amountText } from '../../parts/revenue.ts';
import { DefinitionsList } from './parts/definitions-list.tsx';
import { ReportLoading } from './parts/report-loading.tsx';
import { SegmentFilter } from './parts/segment-filter.tsx';
import { ToldFigure } from './parts/told-figure.tsx';
import { useAsked } from './parts/use-segment.ts';
import type { Unused } from './unused/unused.ts';
import { UnusedList } from './unused/unused-list.tsx';

/** What customers pay for and do not use, so that we speak first. */
export function UnusedPage() {
  const [asked, change] = useAsked({ months: 12 });
  const { month: _, months: _months, ...segment } = asked;
  const read = useRead('reportUnused', { query: { ...segment, limit: 500 } });
  const { data } = read;
  return (
    <Page
      title="Unused subscriptions"
      description={
        data
          ? `What customers pay for and do not use, as of ${dayText(data.day)}: whoever buys will ask, so we speak first.`
          : 'What customers pay for and do not use.'
      }
      actions={<SegmentFilter asked={asked} choices={data?.choices} onChange={change} />}
    >
      <WhenRead read={read} loading={<ReportLoading figures={3} />}>
        {(report) => (report.rows.length > 0 ? <Report report={report} /> : <AllUsed report={report} />)}
      </WhenRead>
    </Page>
  );
}

function Report({ report }: { report: Unused }) {
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2, md: Math.min(4, Math.max(2, report.totals.length)) }} spacing="md">
        {report.totals.map(({ currency, accounts, unused28, unused90, paid }) => (
          <ToldFigure
            key={currency}
            label={`Unused a month, ${currency}`}
            value={amountText(unused28, currency)}
            note={`${shareText(paid > 0 ? unused28 / paid : 0)} of what is paid, ${numberText(accounts)} accounts; ${amountText(unused90, currency)} for a whole quarter`}
            definitions={report.definitions}
            metric="unused28"
          />
        ))}
      </SimpleGrid>
      <Untold untold={report.untold} />
      <UnusedList report={report} />
      <DefinitionsList definitions={report.definitions} />
    </Stack>
  );
}

function Untold({ untold: { noUse, noSeats } }: { untold: Unused['untold'] }) {
  if (noUse + noSeats === 0) return null;
  return (
    <Alert icon={<IconInfoCircle />} color="blue" title="Not all can be told">
      {noUse > 0 && `Of ${numberText(noUse)} customers no source told of use in the last days. `}
      {noSeats > 0 && `Of ${numberText(noSeats)} nobody says how many seats they pay for.`}
    </Alert>
  );
}

function AllUsed({ report: { untold } }: { report: Unused }) {
  return (
    <Stack gap="md">
      <Untold untold={untold} />
      <EmptyState icon={IconMoodSmile} title="What is paid for is used">
        Accounts in which nobody worked for four weeks, or with less than two thirds of their seats in use, stand here
        with what that costs them a month and a first word to say. It takes a source of use, and seats in the
        subscriptions.
      </EmptyState>
    </Stack>
  );
}
