import { Text } from '@mantine/core';
import { AccountLink } from '../account-link.tsx';
import { dayText, numberText } from '../formats.ts';
import { type Column, TableView } from '../table-view.tsx';
import type { FoundOf } from './use-preview.ts';

type Flagged = NonNullable<FoundOf<'rule'>['live']>['flagged'][number];

const BECAME: Record<Flagged['became'], string> = { left: 'Left', stayed: 'Stayed', open: 'Too early to tell' };

const columns: readonly Column<Flagged>[] = [
  {
    key: 'account',
    label: 'Account',
    value: ({ name, accountId }) => name ?? accountId,
    cell: ({ accountId, name }) => <AccountLink accountId={accountId} name={name} />,
  },
  { key: 'day', label: 'Day', value: ({ day }) => day, cell: ({ day }) => dayText(day) },
  {
    key: 'became',
    label: 'What became of it',
    value: ({ became, leftDay }) => `${BECAME[became]}${leftDay ? ` on ${leftDay}` : ''}`,
    cell: ({ became, leftDay }) => `${BECAME[became]}${leftDay ? ` on ${dayText(leftDay)}` : ''}`,
  },
  { key: 'owner', label: 'CSM', value: ({ owner }) => owner },
  { key: 'reason', label: 'Why', value: ({ reason }) => reason },
];

/** Alerts that would have been, the newest first, each leading to its account. */
export function FlaggedTable(props: { caption: string; flagged: readonly Flagged[]; leftOut: number }) {
  const { caption, flagged, leftOut } = props;
  if (flagged.length === 0) return <Text size="sm">It would have flagged nobody in these days.</Text>;
  const more =
    leftOut > 0 ? `, the newest ${numberText(flagged.length)} of ${numberText(flagged.length + leftOut)}` : '';
  return (
    <TableView
      caption={`${caption}${more}`}
      rows={flagged}
      rowKey={({ accountId, day }) => `${accountId} ${day}`}
      columns={columns}
      csvName="alerts-on-history"
    />
  );
}
