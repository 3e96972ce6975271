import { Button, Skeleton, Stack } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Page, WhenRead } from '../../parts/page.tsx';
import { type AddressTexts, useAddress } from '../../parts/use-address.ts';
import { CurrentReview } from './months/current-review.tsx';
import { MonthTable } from './months/month-table.tsx';
import type { ReviewMonth } from './months/review-state.ts';
import { Definitions } from './parts/definitions.tsx';
import { Section } from './parts/section.tsx';
import { StayingSection } from './trend/staying-section.tsx';
import { type TrendBy, TrendSection, trendByWords } from './trend/trend-section.tsx';

const readAddress = ({ by, study }: AddressTexts) => ({
  by: (by && by in trendByWords ? by : 'month') as TrendBy,
  study,
});

/** The implementation reviews: which is due, the months before, and how cohorts fare. */
export function ReviewsPage() {
  const months = useRead('listReviews', {});
  return (
    <Page
      title="Implementation review"
      description="Once a month, every sign-up of the month before: is it implemented, and if not, what do we do?"
      actions={
        <Button component={Link} to="/review/definition" variant="default">
          What “implemented” means
        </Button>
      }
    >
      <WhenRead read={months} loading={<Skeleton height={360} radius="md" />}>
        {({ current, reviews }) => <Months current={current} reviews={reviews} />}
      </WhenRead>
      {(months.data?.reviews.length ?? 1) > 0 && <Trend />}
    </Page>
  );
}

function Months({ current, reviews }: { current: string; reviews: readonly ReviewMonth[] }) {
  const due = reviews.find(({ month }) => month === current);
  if (reviews.length === 0) return <NoMonths />;
  return (
    <Stack gap="lg">
      {due && <CurrentReview review={due} />}
      <Section title="Months">
        <MonthTable reviews={reviews} />
      </Section>
    </Stack>
  );
}

function NoMonths() {
  return (
    <EmptyState icon={IconCalendarCheck} title="No month to review yet">
      As soon as accounts with a day of sign-up are imported and a day has been judged, their month stands here: with
      what each source says, which milestones they have reached, and what stands in the way.
    </EmptyState>
  );
}

function Trend() {
  const [{ by, study }, change] = useAddress(readAddress);
  const trend = useRead('readCohortTrend', { query: { months: 24 } });
  return (
    <WhenRead read={trend} loading={<Skeleton height={720} radius="md" />}>
      {(answer) => (
        <Stack gap="lg">
          <TrendSection trend={answer} by={by} onBy={(next) => change({ by: next === 'month' ? undefined : next })} />
          <StayingSection trend={answer} shown={study} onShow={(next) => change({ study: next })} />
          <Definitions definitions={answer.definitions} />
        </Stack>
      )}
    </WhenRead>
  );
}
