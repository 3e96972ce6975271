import { type Day, dayOf, daysBetween } from '../day.ts';
import type { Band } from '../health/health.ts';
import type { Run } from '../playbooks/run.ts';
import type { Task } from '../playbooks/task.ts';
import type { AccountDecision, FollowUp, Verdict } from './pre-read.ts';

/** How an account stands now, to see what a decision led to. */
export type StandingNow = {
  day: Day;
  name?: string;
  implementedDay?: Day;
  cancelledDay?: Day;
  score?: number;
  band?: Band;
  task?: Task;
  run?: Run;
};

/** Health that rose or fell by less than this has not moved. */
const NOTABLE = 5;
/** Until then nothing can be seen of a decision. */
const PATIENCE_DAYS = 14;

type Outcome = { verdict: Verdict; words: string };

/** What became of a decision. It worked when what it was about came true, not when somebody did something. */
export function followUp(decision: AccountDecision, now: StandingNow): FollowUp {
  const { month, accountId, by, at, because, until, score: scoreThen, started } = decision;
  const { task, run } = now;
  return {
    ...{ month, accountId, name: now.name, decision: decision.decision, by, at, because, until },
    ...outcomeOf(decision, now),
    ...{ implementedDay: now.implementedDay, cancelledDay: now.cancelledDay },
    ...{ scoreThen, scoreNow: now.score, bandNow: now.band },
    ...(started && task && { task: { taskId: task.taskId, state: task.state, outcome: task.outcome } }),
    ...(started &&
      run && { run: { runId: run.runId, playbook: run.playbook, state: run.state, endReason: run.endReason } }),
  };
}

function outcomeOf(decision: AccountDecision, now: StandingNow): Outcome {
  const wasThere = decision.implementedDay !== undefined;
  if (now.cancelledDay !== undefined) {
    const expected = decision.decision === 'lost';
    return {
      verdict: expected ? 'worked' : 'not-worked',
      words: `${expected ? 'as expected, ' : ''}they left on ${now.cancelledDay}`,
    };
  }
  if (decision.decision === 'lost')
    return { verdict: 'needs-another-look', words: 'they were given up, and are still customers' };
  if (now.implementedDay !== undefined) {
    if (!wasThere) return { verdict: 'worked', words: `implemented on ${now.implementedDay}${workOf(now)}` };
    return healthOf(decision, now) ?? { verdict: 'worked', words: `implemented since ${now.implementedDay}` };
  }
  if (decision.decision === 'implemented') {
    return {
      verdict: 'needs-another-look',
      words: 'they were called implemented, and the milestones do not bear it out',
    };
  }
  return pendingOf(decision, now);
}

function pendingOf(decision: AccountDecision, now: StandingNow): Outcome {
  if (decision.decision === 'snooze' && decision.until !== undefined) {
    return decision.until > now.day
      ? { verdict: 'too-early', words: `put off until ${decision.until}` }
      : { verdict: 'needs-another-look', words: `was put off until ${decision.until}, and is not implemented` };
  }
  const moved = healthOf(decision, now);
  if (moved) return { ...moved, words: `${moved.words}, not implemented yet${workOf(now)}` };
  if (daysBetween(dayOf(decision.at), now.day) < PATIENCE_DAYS) {
    return { verdict: 'too-early', words: `not implemented yet${workOf(now)}` };
  }
  return { verdict: 'not-worked', words: `still not implemented, health has not moved${workOf(now)}` };
}

/** Whether health moved since; nothing when it did not, or is not known. */
function healthOf({ score: then }: AccountDecision, { score: now }: StandingNow): Outcome | undefined {
  if (then === undefined || now === undefined || Math.abs(now - then) < NOTABLE) return undefined;
  const [before, after] = [Math.round(then), Math.round(now)];
  return now > then
    ? { verdict: 'worked', words: `health rose from ${before} to ${after}` }
    : { verdict: 'not-worked', words: `health fell from ${before} to ${after}` };
}

function workOf({ task, run }: StandingNow): string {
  if (task) return task.state === 'done' ? `; the task is done (${task.outcome})` : '; the task is still open';
  if (!run) return '';
  return run.state === 'running' ? '; the playbook is under way' : `; the playbook has ${run.state}`;
}
