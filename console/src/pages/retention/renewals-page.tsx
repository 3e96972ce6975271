import { Alert, SimpleGrid, Stack } from '@mantine/core';
import { IconCalendarOff, IconInfoCircle } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { DefinitionsList } from './parts/definitions-list.tsx';
import { ReportLoading } from './parts/report-loading.tsx';
import { SegmentFilter } from './parts/segment-filter.tsx';
import { useAsked } from './parts/use-segment.ts';
import { BandShares } from './renewals/band-shares.tsx';
import { Forecast } from './renewals/forecast.tsx';
import { NextFigures } from './renewals/next-figures.tsx';
import { PastRenewals } from './renewals/past-renewals.tsx';
import { RenewalTable } from './renewals/renewal-table.tsx';
import { basisWords, type Renewals } from './renewals/renewals.ts';

/** What is to renew, and how much of it will. */
export function RenewalsPage() {
  const [asked, change, { currency, month }] = useAsked({ months: 6, most: 12 });
  const { month: _, ...query } = asked;
  const read = useRead('reportRenewals', { query: { ...query, limit: 500 } });
  const { data } = read;
  return (
    <Page
      title="Renewals"
      description={
        data ? `What is to renew, as of ${dayText(data.day)}.` : 'What is to renew, and how much of it will.'
      }
      actions={<SegmentFilter asked={asked} choices={data?.choices} months={[3, 6, 12]} onChange={change} />}
    >
      <WhenRead read={read} loading={<ReportLoading />}>
        {(report) =>
          report.forecast.length > 0 ? (
            <Report report={report} currency={currency} month={month} onChange={change} />
          ) : (
            <EmptyState icon={IconCalendarOff} title="Nothing is to renew">
              Here stands what is due in each month, and how much of it is expected to renew. Renewal days come with
              subscriptions (docs/guides/import.md); choose more months, or all accounts, to look further.
            </EmptyState>
          )
        }
      </WhenRead>
    </Page>
  );
}

type ReportProps = {
  report: Renewals;
  currency?: string;
  month?: string;
  onChange: (change: Record<string, string | undefined>) => void;
};

function Report({ report, currency, month, onChange }: ReportProps) {
  return (
    <Stack gap="md">
      <NextFigures report={report} />
      {report.risk.signal !== 'sufficient' && (
        <Alert icon={<IconInfoCircle />} color="blue" title="Not weighed by churn risk">
          {basisWords(report)}
        </Alert>
      )}
      <Forecast report={report} currency={currency} onCurrency={(value) => onChange({ currency: value })} />
      <RenewalTable report={report} month={month} onMonth={(value) => onChange({ month: value })} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <PastRenewals past={report.past} />
        <BandShares shares={report.shares} />
      </SimpleGrid>
      <DefinitionsList definitions={report.definitions} />
    </Stack>
  );
}
