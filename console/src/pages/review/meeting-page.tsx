import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useRead } from '../../api/use-read.ts';
import { monthText } from '../../parts/formats.ts';
import { WhenRead } from '../../parts/page.tsx';
import { useMe } from '../../parts/use-me.ts';
import { MeetingRoom } from './meeting/meeting-room.tsx';
import { useBareScreen } from './meeting/use-bare-screen.ts';
import { useMonth } from './use-month.ts';

/** The meeting: one account a screen, decided together. */
export function MeetingPage() {
  const month = useMonth();
  const me = useMe();
  const read = useRead('readReview', { params: { month }, query: {} });
  useBareScreen();
  useDocumentTitle(`Meeting, ${monthText(month)} · Holdfast`);
  const person = me.name ?? me.subject;
  return (
    <WhenRead read={read} loading={<Skeleton height="90dvh" />}>
      {(review) => (person ? <MeetingRoom review={review} me={person} mayWrite={me.mayUse('csm')} /> : null)}
    </WhenRead>
  );
}
