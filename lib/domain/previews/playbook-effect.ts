import type { DayRange, Flagged, RuleBacktest } from '../backtest/backtest.ts';
import { weeksOf } from '../backtest/weeks-of.ts';
import { type Day, daysBetween } from '../day.ts';
import type { Settings } from '../messages/settings.ts';
import { isHeldOut } from '../playbooks/holdout.ts';
import {
  isToCustomer,
  type MostOfARun,
  mostOfARun,
  type TimedStep,
  timedSteps,
} from '../playbooks/outline-playbook.ts';
import { planPlaybook, stepOf } from '../playbooks/plan-playbook.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import { firingId } from '../rules/firing-id.ts';
import type { RuleMode } from '../rules/rule.ts';
import { plannedMails, waitingForCaps } from './count-mails.ts';
import { newest } from './rule-effect.ts';

/** A rule that starts the playbook, and how often it would have. */
export type PlaybookStarter = { ruleId: string; label: string; mode: RuleMode; firings: number; accounts: number };

/** What a playbook would have done on history, had its rules been live. Which of its roads a run takes is not replayed: counts of what it does are the most it can be. */
export type PlaybookEffect = DayRange & {
  kind: 'playbook';
  playbookId: string;
  title: string;
  starters: PlaybookStarter[];
  /** Firings of its rules without those it leaves alone to measure its effect (`heldOut`). */
  runs: number;
  heldOut: number;
  /** How many accounts these runs were for. */
  accounts: number;
  /** Every week of the range by its Monday. */
  weeks: { week: Day; runs: number }[];
  perRun: MostOfARun;
  steps: TimedStep[];
  /** Mails to customers at most, and how many of those would have had to wait for the caps. */
  mails: { most: number; waiting: number };
  tasks: { most: number; perCsmAndWeek?: number };
  /** The newest first, at most `mostListed`. */
  started: Flagged[];
  startedLeftOut: number;
  notes: string[];
};

const NOTES = [
  'Every branch is counted as taken, and nothing as ended early: what a run does is at most this.',
  'Waiting for caps is counted as if one person got all mails of an account, and no other playbook wrote to it.',
];

/** What came of a playbook's rules on history, as runs of the playbook. */
export function playbookEffect(
  playbook: Playbook,
  backtests: readonly RuleBacktest[],
  { range, caps }: { range: DayRange; caps: Settings['caps'] },
): PlaybookEffect {
  const plan = planPlaybook(playbook);
  const [perRun, steps] = [mostOfARun(plan), timedSteps(plan)];
  const fired = backtests.flatMap(({ rule, flagged }) => flagged.map((firing) => ({ ruleId: rule.id, firing })));
  const isLeftAlone = ({ ruleId, firing }: (typeof fired)[number]) =>
    isHeldOut(firingId(ruleId, firing.accountId, firing.day), playbook.holdout);
  const started = fired.filter((one) => !isLeftAlone(one)).map(({ firing }) => firing);
  const mailDays = steps.filter(({ stepId }) => isToCustomer(stepOf(plan, stepId).step)).map(({ onDay }) => onDay);
  const mails = started.flatMap(({ accountId, day }) => plannedMails(accountId, day, mailDays));
  const shown = newest(started);
  return {
    kind: 'playbook',
    ...{ ...range, playbookId: playbook.id, title: playbook.title },
    starters: backtests.map(({ rule: { id, label, mode }, firings, accounts }) => {
      return { ruleId: id, label, mode, firings, accounts };
    }),
    ...{ runs: started.length, heldOut: fired.length - started.length },
    accounts: new Set(started.map(({ accountId }) => accountId)).size,
    weeks: weeksOf(range, started).map(({ week, count }) => ({ week, runs: count })),
    ...{ perRun, steps },
    mails: { most: started.length * perRun.mails, waiting: waitingForCaps(mails, caps) },
    tasks: tasksOf(started.length * perRun.tasks, backtests, range),
    ...{ started: shown.flagged, startedLeftOut: shown.flaggedLeftOut },
    notes: backtests.length === 0 ? ['No rule starts it.'] : NOTES,
  };
}

function tasksOf(most: number, backtests: readonly RuleBacktest[], { from, to }: DayRange): PlaybookEffect['tasks'] {
  const csms = Math.max(0, ...backtests.map(({ workload }) => workload.csms));
  const weeks = (daysBetween(from, to) + 1) / 7;
  return { most, ...(csms > 0 && { perCsmAndWeek: most / csms / weeks }) };
}
