import { addDays, type Day, dayOf } from '../domain/day.ts';
import { type Dealings, dealingsOf } from '../domain/explanation/dealings.ts';
import { type MetricSeries, metricSeries } from '../domain/explanation/metric-series.ts';
import type { Band } from '../domain/health/health.ts';
import { isPausing, type Pause } from '../domain/messages/pause.ts';
import { asKnownOn } from '../domain/records/as-known-on.ts';
import type { NoteStore, PauseStore, TaskStore } from '../ports/playbooks.ts';
import {
  type AccountExplanation,
  type ExplainedFromRecords,
  type ExplainingPorts,
  explainFromRecords,
} from './explain-account.ts';
import { loadCurrentWorkflows, loadWorkflows } from './load-workflows.ts';
import { reachingBack } from './read-judged.ts';
import { type TaskLine, taskLine } from './task-line.ts';

/** How an account stood on a day. */
export type StandingOn = { day: Day; score?: number; band: Band };

/**
 * All that the page of an account shows: it explained, how it stood on each day of the quarter, every metric's own past,
 * and, for those who work with it (`dealings`), its people and what there was between them and us.
 */
export type AccountPage = {
  account: AccountExplanation;
  standings: StandingOn[];
  series: MetricSeries;
  dealings?: Dealings;
  /** The account's open tasks, the one due first first. */
  tasks: TaskLine[];
  /** The pause of its nudges that lasts. */
  pause?: Pause;
  /** What may be started for it. */
  playbooks: { playbook: string; title: string; steps: number; holdout: number }[];
};

export type AccountPageRequest = { accountId: string; day?: Day; since?: Day; withDealings: boolean };
export type AccountPagePorts = ExplainingPorts & { tasks: TaskStore; notes: NoteStore; pauses: PauseStore };

const WEEKS = 13;
const DAYS_OF_A_WEEK = 7;
/** Tasks may stay open long after their runs; so many runs are looked at. */
const MOST_RUNS = 20;

/** Reads the page of an account as judged on a day (default: the latest). Throws NotFound. */
export async function showAccountPage(request: AccountPageRequest, ports: AccountPagePorts): Promise<AccountPage> {
  const { accountId, withDealings } = request;
  const explained = await explainFromRecords(request, ports);
  const { account } = explained;
  const { day } = account;
  const [history, dealings, tasks, latest, current] = await Promise.all([
    ports.days.judgedHistory(accountId, addDays(day, -WEEKS * DAYS_OF_A_WEEK - DAYS_OF_A_WEEK + 1), day),
    withDealings ? dealingsOn(explained, ports) : undefined,
    openTasks(account, ports),
    ports.pauses.latest(accountId),
    loadCurrentWorkflows(ports),
  ]);
  const pause = latest && isPausing(latest, dayOf(ports.clock.now())) ? latest : undefined;
  return {
    account,
    standings: history.map(({ day, health: { score, band } }) => ({ day, score, band })),
    series: metricSeries(history, day, WEEKS),
    ...(dealings && { dealings }),
    tasks: tasks.map((task) => taskLine(task)),
    ...(pause && { pause }),
    playbooks: [...current.playbooks.values()].map(({ id, title, steps, holdout }) => ({
      ...{ playbook: id, title, holdout },
      steps: steps.length,
    })),
  };
}

/** The records as far as any metric looks back, as they were known on the day. */
async function dealingsOn({ account, dossier }: ExplainedFromRecords, ports: AccountPagePorts) {
  const { day, workflowsVersion } = account;
  const { catalogue } = await loadWorkflows(workflowsVersion, ports);
  return dossier && dealingsOf(asKnownOn(reachingBack(dossier, day, catalogue), day), day);
}

async function openTasks({ accountId, runs }: AccountExplanation, { tasks }: AccountPagePorts) {
  const [byHand, ...ofRuns] = await Promise.all([
    tasks.madeByHand(accountId),
    ...runs.slice(0, MOST_RUNS).map(({ runId }) => tasks.ofRun(runId)),
  ]);
  return [...byHand, ...ofRuns.flat()]
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.dueDay.localeCompare(b.dueDay));
}
