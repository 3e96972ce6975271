import { Anchor, Badge, Button } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconFileText, IconMessages } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { monthText, numberText, shareText } from '../../../parts/formats.ts';
import { type Column, TableView } from '../../../parts/table-view.tsx';
import { type ReviewMonth, type ReviewState, reviewStateOf, reviewStateWords } from './review-state.ts';

const looks: Record<ReviewState, { color: string; icon: typeof IconCircle }> = {
  open: { color: 'gray', icon: IconCircle },
  prepared: { color: 'brand', icon: IconFileText },
  'under-way': { color: 'orange', icon: IconMessages },
  'minutes-sent': { color: 'green', icon: IconCircleCheck },
};

/** How far a review is: a word with its shape. */
export function ReviewStateBadge({ state }: { state: ReviewState }) {
  const { color, icon: Icon } = looks[state];
  return (
    <Badge
      variant="light"
      color={color}
      tt="none"
      fw={600}
      c="var(--mantine-color-text)"
      leftSection={<Icon size={13} aria-hidden />}
    >
      {reviewStateWords[state]}
    </Badge>
  );
}

const columns: Column<ReviewMonth>[] = [
  {
    key: 'month',
    label: 'Sign-ups of',
    value: ({ month }) => month,
    cell: ({ month }) => (
      <Anchor size="sm" component={Link} to="/review/$month" params={{ month } as never}>
        {monthText(month)}
      </Anchor>
    ),
  },
  { key: 'accounts', label: 'Accounts', value: ({ accounts }) => accounts, align: 'right' },
  {
    key: 'implemented',
    label: 'Implemented',
    align: 'right',
    value: shareOf,
    cell: (row) => `${numberText(row.implemented)} (${shareText(shareOf(row))})`,
  },
  { key: 'left', label: 'Left', value: ({ left }) => left, align: 'right' },
  {
    key: 'state',
    label: 'Review',
    value: (row) => reviewStateWords[reviewStateOf(row)],
    cell: (row) => <ReviewStateBadge state={reviewStateOf(row)} />,
  },
  {
    key: 'decided',
    label: 'Decided',
    align: 'right',
    value: ({ decided }) => decided,
    cell: ({ decided, accounts }) => (decided === 0 ? '' : `${numberText(decided)} of ${numberText(accounts)}`),
  },
  {
    key: 'to',
    label: 'Go to',
    value: () => undefined,
    cell: ({ month }) => (
      <>
        <Anchor size="sm" component={Link} to="/review/$month/meeting" params={{ month } as never}>
          Meeting
        </Anchor>
        {' · '}
        <Anchor size="sm" component={Link} to="/review/$month/minutes" params={{ month } as never}>
          Minutes
        </Anchor>
      </>
    ),
  },
];

function shareOf({ accounts, implemented }: ReviewMonth): number {
  return accounts === 0 ? 0 : implemented / accounts;
}

/** So many months are shown before the rest is asked for. */
const SHOWN = 6;

/** Every month that can be reviewed, newest first, and how far its review is. */
export function MonthTable({ reviews }: { reviews: readonly ReviewMonth[] }) {
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <TableView
        caption="Months of sign-up, newest first"
        columns={columns}
        rows={isWhole ? reviews : reviews.slice(0, SHOWN)}
        rowKey={({ month }) => month}
        csvName="reviews"
      />
      {!isWhole && reviews.length > SHOWN && (
        <Button variant="subtle" size="xs" onClick={() => setWhole(true)}>
          All {numberText(reviews.length)} months
        </Button>
      )}
    </>
  );
}
