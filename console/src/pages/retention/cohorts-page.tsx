import { SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText, monthText, numberText, shareText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { CohortTriangle } from './cohorts/cohort-triangle.tsx';
import { type Cohorts, currenciesOf } from './cohorts/cohorts.ts';
import { MonthByMonth } from './cohorts/month-by-month.tsx';
import { DefinitionsList } from './parts/definitions-list.tsx';
import { ReportLoading } from './parts/report-loading.tsx';
import { SegmentFilter } from './parts/segment-filter.tsx';
import { ToldFigure } from './parts/told-figure.tsx';
import { useAsked } from './parts/use-segment.ts';
import { untold } from './parts/words.ts';

/** How much stays: revenue and customers, month by month and by cohort. */
export function CohortsPage() {
  const [asked, change, { currency, kept }] = useAsked({ months: 12 });
  const read = useRead('reportCohorts', { query: asked });
  const { data } = read;
  const currencies = data ? currenciesOf(data) : [];
  const chosen = currencies.find((one) => one === currency) ?? currencies[0] ?? '';
  return (
    <Page
      title="Cohorts"
      description={data ? `Who stays, and what they pay, as of ${dayText(data.day)}.` : 'Who stays, and what they pay.'}
      actions={<SegmentFilter asked={asked} choices={data?.choices} months={[6, 12, 18, 24]} onChange={change} />}
    >
      <WhenRead read={read} loading={<ReportLoading />}>
        {(report) =>
          chosen === '' ? (
            <NoCustomers />
          ) : (
            <Stack gap="md">
              {currencies.length > 1 && (
                <SegmentedControl
                  aria-label="Currency: money is never added up over several"
                  value={chosen}
                  onChange={(value) => change({ currency: value })}
                  data={currencies}
                  style={{ alignSelf: 'flex-start' }}
                />
              )}
              <LastMonth report={report} currency={chosen} />
              <MonthByMonth report={report} currency={chosen} />
              <CohortTriangle
                report={report}
                currency={chosen}
                kept={kept === 'revenue' ? 'revenue' : 'customers'}
                onKept={(value) => change({ kept: value })}
              />
              <DefinitionsList definitions={report.definitions} />
            </Stack>
          )
        }
      </WhenRead>
    </Page>
  );
}

function NoCustomers() {
  return (
    <EmptyState icon={IconTimeline} title="No customer paid in these months">
      Here stands how much revenue and how many customers stayed, month by month and by the month of their sign-up.
      Choose other months, or all accounts; subscriptions come with an import (docs/guides/import.md).
    </EmptyState>
  );
}

function LastMonth({ report: { months, definitions }, currency }: { report: Cohorts; currency: string }) {
  const last = months.at(-1);
  const own = last?.revenue.find((one) => one.currency === currency);
  const told = (share: number | undefined) => (share === undefined ? untold : shareText(share, 1));
  const name = last ? monthText(last.month) : '';
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="md">
      <ToldFigure label="Gross revenue kept" value={told(own?.grr)} note={name} {...{ definitions, metric: 'grr' }} />
      <ToldFigure label="Net revenue kept" value={told(own?.nrr)} note={name} {...{ definitions, metric: 'nrr' }} />
      <ToldFigure
        label="Logo churn"
        value={told(own?.logoChurn)}
        note={`${numberText(own?.customers.lost ?? 0)} of ${numberText(own?.customers.start ?? 0)} customers, ${name}`}
        {...{ definitions, metric: 'logoChurn' }}
      />
      <ToldFigure
        label="Renewal rate, all currencies"
        value={told(last?.customers.renewalRate)}
        note={`${numberText(last?.customers.renewed ?? 0)} of ${numberText(last?.customers.due ?? 0)} due, ${name}`}
        {...{ definitions, metric: 'renewalRate' }}
      />
    </SimpleGrid>
  );
}
