import { SegmentedControl, Skeleton, Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { dayText, monthText, timeText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { type AddressTexts, useAddress } from '../../parts/use-address.ts';
import { CohortFigures } from './parts/cohort-figures.tsx';
import { FollowUps } from './parts/follow-ups.tsx';
import { Section } from './parts/section.tsx';
import { AccountList } from './pre-read/account-list.tsx';
import { ContradictionsFirst } from './pre-read/contradictions-first.tsx';
import { ListHead } from './pre-read/list-head.tsx';
import { NotPrepared } from './pre-read/not-prepared.tsx';
import { PreReadActions } from './pre-read/pre-read-actions.tsx';
import { useMonth } from './use-month.ts';

type Review = OperationAnswer<'readReview'>;

const readAddress = ({ values, open }: AddressTexts) => ({
  values: values === 'live' ? ('live' as const) : ('frozen' as const),
  opened: open?.split(',').filter(Boolean) ?? [],
});

/** The pre-read: a month's sign-ups prepared before anybody sits down. */
export function PreReadPage() {
  const month = useMonth();
  const [{ values, opened }, change] = useAddress(readAddress);
  const read = useRead('readReview', { params: { month }, query: { values } });
  return (
    <Page
      title={`Sign-ups of ${monthText(month)}`}
      description={read.data ? preparedText(read.data) : 'The implementation review, prepared.'}
      actions={<PreReadActions month={month} />}
    >
      <WhenRead read={read} loading={<PreReadRoom />}>
        {(review) => (
          <PreReadBody
            review={review}
            opened={opened}
            onOpen={(ids) => change({ open: ids.join(',') || undefined })}
            onValues={(next) => change({ values: next === 'live' ? 'live' : undefined })}
          />
        )}
      </WhenRead>
    </Page>
  );
}

function preparedText({ prepared, preparedAt, values, day }: Review): string {
  if (values === 'live') return `As everything stood on ${dayText(day)}.`;
  return prepared
    ? `Prepared ${timeText(preparedAt)}, from the records up to ${dayText(day)}.`
    : `Not prepared yet: as everything stood on ${dayText(day)}.`;
}

type BodyProps = {
  review: Review;
  opened: string[];
  onOpen: (ids: string[]) => void;
  onValues: (values: string) => void;
};

function PreReadBody({ review, opened, onOpen, onValues }: BodyProps) {
  const { month, values, accounts, followUps, prepared } = review;
  const details = useRead('listReviewDossiers', { params: { month }, query: { values, limit: 50 } });
  const dossiers = useMemo(
    () => new Map((details.data?.accounts ?? []).map((account) => [account.accountId, account])),
    [details.data],
  );
  return (
    <Stack gap="lg">
      {prepared && (
        <SegmentedControl
          aria-label="Which records"
          className="no-print"
          w="fit-content"
          value={values}
          onChange={onValues}
          data={[
            { value: 'frozen', label: 'As prepared' },
            { value: 'live', label: 'As it stands now' },
          ]}
        />
      )}
      {!prepared && <NotPrepared month={month} />}
      <CohortFigures summary={review.summary} />
      <ContradictionsFirst
        lines={accounts}
        dossiers={dossiers}
        onOpen={(id) => onOpen([...new Set([...opened, id])])}
      />
      {followUps.length > 0 && (
        <Section title="What earlier meetings decided, and whether it worked">
          <FollowUps followUps={followUps} />
        </Section>
      )}
      <section>
        <ListHead review={review} opened={opened} onOpen={onOpen} />
        <AccountList
          month={month}
          values={values}
          lines={accounts}
          dossiers={dossiers}
          opened={opened}
          onOpen={onOpen}
        />
      </section>
    </Stack>
  );
}

function PreReadRoom() {
  return (
    <Stack gap="lg">
      <Skeleton height={104} radius="md" />
      <Skeleton height={160} radius="md" />
      <Skeleton height={520} radius="md" />
    </Stack>
  );
}
