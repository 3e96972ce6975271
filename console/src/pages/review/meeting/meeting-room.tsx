import { useDisclosure, useFullscreenDocument } from '@mantine/hooks';
import { useMemo } from 'react';
import type { OperationAnswer } from '../../../api/call-api.ts';
import { AccountScreen } from './account-screen.tsx';
import { AccountSide } from './account-side.tsx';
import classes from './meeting.module.css';
import { MeetingFoot } from './meeting-foot.tsx';
import { ScreenList } from './screen-list.tsx';
import { positionOf, progressOf } from './screens.ts';
import { TopBar } from './top-bar.tsx';
import { useMeeting } from './use-meeting.ts';
import { useNotes } from './use-notes.ts';
import { useScreens } from './use-screens.ts';

type MeetingRoomProps = { review: OperationAnswer<'readReview'>; me: string; mayWrite: boolean };

/** The screens of a meeting with everything around them. */
export function MeetingRoom({ review, me, mayWrite }: MeetingRoomProps) {
  const { month, accounts, meeting } = review;
  const live = useMeeting(month);
  const decisions = useMemo(
    () => new Map((live.data?.decisions ?? []).map((decision) => [decision.accountId, decision])),
    [live.data],
  );
  const screens = useScreens({ month, me, mayWrite, accounts, decisions, presenting: live.data?.presenting });
  const keeper = useNotes(month, me, live.data?.notes);
  const full = useFullscreenDocument();
  const [isListOpen, list] = useDisclosure();
  const line = accounts.find(({ accountId }) => accountId === screens.shown);
  if (!line) return null;
  const position = positionOf(screens.order, screens.shown);
  const { decided, of } = progressOf(screens.order);
  const nameOf = (accountId: string) => accounts.find((other) => other.accountId === accountId)?.name ?? accountId;
  return (
    <div className={classes.meeting}>
      <TopBar
        {...{ month, me, position, decided, of, nameOf }}
        state={live.data}
        minutes={meeting.minutes}
        isFull={full.fullscreen}
        mayPresent={mayWrite}
        onFull={() => void full.toggle()}
        onList={list.open}
        onPresent={screens.present}
      />
      <div className={classes.screen}>
        <AccountScreen month={month} line={line} />
        <AccountSide
          {...{ month, me, mayWrite, keeper, screens }}
          accountId={line.accountId}
          notes={live.data?.notes ?? []}
          standing={decisions.get(line.accountId)}
          takenBack={live.data?.takenBack.find(({ accountId }) => accountId === line.accountId)}
          toggleFull={() => void full.toggle()}
          toggleList={list.toggle}
        />
      </div>
      <MeetingFoot
        month={month}
        isFirst={position === 0}
        isLast={position === of - 1}
        isAllDecided={decided === of}
        isUnreachable={live.isError}
        follow={screens.follow}
        step={screens.step}
        toUndecided={screens.toUndecided}
      />
      <ScreenList
        isOpen={isListOpen}
        onClose={list.close}
        lines={accounts}
        decisions={decisions}
        shown={line.accountId}
        onShow={(accountId) => {
          list.close();
          screens.show(accountId);
        }}
      />
    </div>
  );
}
