import type { MeetingState } from './meeting.ts';
import { decisionKinds } from './meeting.ts';
import type { Minutes, MinutesLine } from './minutes.ts';
import type { PreRead, ReviewLine } from './pre-read.ts';

/** The minutes of a meeting, from what was prepared for it and what was said and decided in it. */
export function makeMinutes(
  preRead: PreRead,
  state: MeetingState,
  { recipients, mail }: { recipients: string[]; mail?: Minutes['mail'] },
): Minutes {
  const accounts = preRead.accounts.map((line) => minutesLine(line, state));
  const moments = [
    ...state.notes.map(({ at }) => at),
    ...state.decisions.flatMap(({ at, replaced }) => [at, ...replaced.map((one) => one.at)]),
  ].toSorted();
  const decided = accounts.flatMap(({ decision }) => decision?.decision ?? []);
  return {
    month: preRead.month,
    day: preRead.day,
    startedAt: moments[0],
    endedAt: moments.at(-1),
    people: peopleOf(state),
    team: preRead.meeting.team,
    recipients,
    summary: preRead.summary,
    decided: Object.fromEntries(
      decisionKinds.map((kind) => [kind, decided.filter((one) => one === kind).length]),
    ) as Minutes['decided'],
    undecided: accounts.length - decided.length,
    accounts,
    followUps: preRead.followUps,
    mail,
  };
}

/** Everybody who wrote, decided or was there. */
function peopleOf({ notes, decisions, people }: MeetingState): string[] {
  const all = [
    ...notes.map(({ author }) => author),
    ...decisions.map(({ by }) => by),
    ...people.map(({ person }) => person),
  ];
  return [...new Set(all)].toSorted();
}

function minutesLine(line: ReviewLine, { notes, decisions }: MeetingState): MinutesLine {
  const { accountId, name, owner, plan, currency, mrr, daysIn, standing } = line;
  const { implementedDay, reached, required, band, score, obstacle } = line;
  return {
    ...{ accountId, name, owner, plan, currency, mrr, daysIn, standing },
    ...{ implementedDay, reached, required, band, score, obstacle },
    notes: notes.filter((note) => note.accountId === accountId && note.text !== ''),
    decision: decisions.find((one) => one.accountId === accountId),
  };
}
