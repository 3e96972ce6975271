import type { ReviewNote, StandingDecision } from '../../../../../lib/domain/review/meeting.ts';
import { useRead } from '../../../api/use-read.ts';
import { DecisionPanel } from './decision-panel.tsx';
import classes from './meeting.module.css';
import type { NoteKeeper } from './note-keeper.ts';
import { Notes } from './notes.tsx';
import { useDeciding } from './use-deciding.ts';
import { useMeetingKeys } from './use-meeting-keys.ts';
import type { Screens } from './use-screens.ts';

type AccountSideProps = {
  month: string;
  me: string;
  mayWrite: boolean;
  keeper: NoteKeeper;
  screens: Screens;
  accountId: string;
  notes: readonly ReviewNote[];
  standing?: StandingDecision;
  takenBack?: StandingDecision;
  toggleFull: () => void;
  toggleList: () => void;
};

/** What the meeting does with the account on the screen: decide, and write down. */
export function AccountSide(props: AccountSideProps) {
  const { month, me, mayWrite, keeper, screens, accountId, notes, standing, takenBack, toggleFull, toggleList } = props;
  const { data } = useRead('readReviewDossier', { params: { month, accountId }, query: {} });
  const proposals = data?.account.accountId === accountId ? data.account.proposals : [];
  const deciding = useDeciding(month, accountId, proposals);
  useMeetingKeys({
    step: screens.step,
    toUndecided: screens.toUndecided,
    press: (decision) => mayWrite && deciding.press(decision),
    toggleFull,
    toggleList,
  });
  return (
    <aside className={classes.side} aria-label="Decision and notes">
      <DecisionPanel deciding={deciding} standing={standing} takenBack={takenBack} mayDecide={mayWrite} />
      <Notes key={accountId} keeper={keeper} accountId={accountId} me={me} notes={notes} mayWrite={mayWrite} />
    </aside>
  );
}
