import { Button, Group, Text, Title } from '@mantine/core';
import type { OperationAnswer } from '../../../api/call-api.ts';
import { downloadCsv } from '../../../parts/csv.ts';
import type { Column } from '../../../parts/table-view.tsx';
import { countOf, standingWords } from '../words.ts';

type Review = OperationAnswer<'readReview'>;
type Line = Review['accounts'][number];

const exported: Pick<Column<Line>, 'label' | 'value'>[] = [
  { label: 'Account', value: ({ name, accountId }) => name ?? accountId },
  { label: 'Owner', value: ({ owner }) => owner },
  { label: 'Plan', value: ({ plan }) => plan },
  { label: 'MRR', value: ({ mrr }) => mrr },
  { label: 'Currency', value: ({ currency }) => currency },
  { label: 'Sign-up', value: ({ signupDay }) => signupDay },
  { label: 'Days in', value: ({ daysIn }) => daysIn },
  { label: 'Standing', value: ({ standing }) => standingWords[standing] },
  { label: 'Implemented', value: ({ implementedDay }) => implementedDay },
  { label: 'Milestones', value: ({ reached }) => reached },
  { label: 'Milestones required', value: ({ required }) => required },
  { label: 'Health', value: ({ score }) => score },
  { label: 'Contradictions', value: ({ contradictions }) => contradictions },
  { label: 'In the way', value: ({ obstacle }) => obstacle },
  { label: 'Next step', value: ({ proposal }) => proposal.title },
];

type ListHeadProps = { review: Review; opened: readonly string[]; onOpen: (ids: string[]) => void };

/** What the list is, and what can be done with all of it. */
export function ListHead({ review: { month, accounts, meeting }, opened, onOpen }: ListHeadProps) {
  const isAllOpen = opened.length >= accounts.length;
  return (
    <Group justify="space-between" mb="sm" gap="xs">
      <div>
        <Title order={2}>The accounts</Title>
        <Text size="sm" c="dimmed">
          {countOf(accounts.length, 'account')}, most pressing first: what they pay, and how far from implemented.{' '}
          {paceText(meeting)}
        </Text>
      </div>
      <Group gap="xs" className="no-print">
        <Button
          variant="default"
          size="xs"
          onClick={() => onOpen(isAllOpen ? [] : accounts.map(({ accountId }) => accountId))}
        >
          {isAllOpen ? 'Close all' : 'Open all'}
        </Button>
        <Button variant="default" size="xs" onClick={() => downloadCsv(`review-${month}`, exported, accounts)}>
          Export CSV
        </Button>
      </Group>
    </Group>
  );
}

function paceText({ minutes, secondsPerAccount }: Review['meeting']): string {
  const each =
    secondsPerAccount < 90
      ? countOf(secondsPerAccount, 'second')
      : countOf(Math.round(secondsPerAccount / 60), 'minute');
  return `${countOf(minutes, 'minute')} for the meeting: ${each} each.`;
}
