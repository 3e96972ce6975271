import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { monthText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { useMe } from '../../parts/use-me.ts';
import { MeetingRoom } from './meeting/meeting-room.tsx';
import { useBareScreen } from './meeting/use-bare-screen.ts';
import { useMonth } from './use-month.ts';

/** The meeting: one account a screen, decided together. */
export function MeetingPage() {
  const month = useMonth();
  const { name, subject, mayUse } = useMe();
  const read = useRead('readReview', { params: { month }, query: {} });
  const me = name ?? subject;
  const title = `Meeting, ${monthText(month)}`;
  const isHeld = (read.data?.accounts.length ?? 0) > 0 && me !== undefined;
  useBareScreen(isHeld);
  useDocumentTitle(`${title} · Holdfast`);
  if (isHeld && read.data && me) return <MeetingRoom review={read.data} me={me} mayWrite={mayUse('csm')} />;
  return (
    <Page title={title}>
      <WhenRead read={read} loading={<Skeleton height="70dvh" radius="md" />}>
        {({ accounts }) => (accounts.length === 0 ? <NobodySignedUp /> : <Skeleton height="70dvh" radius="md" />)}
      </WhenRead>
    </Page>
  );
}

function NobodySignedUp() {
  return (
    <EmptyState icon={IconUsers} title="Nobody signed up in this month">
      There is nothing to go through. The list of months shows where there is.
    </EmptyState>
  );
}
