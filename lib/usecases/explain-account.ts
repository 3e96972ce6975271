import type { Day } from '../domain/day.ts';
import { nearestOf } from '../domain/documents/did-you-mean.ts';
import { explainMetrics, type MetricLine } from '../domain/explanation/explain-metrics.ts';
import { explainMilestones, type MilestoneLine } from '../domain/explanation/explain-milestones.ts';
import { explainRules, type RuleLine } from '../domain/explanation/explain-rules.ts';
import type { Health } from '../domain/health/health.ts';
import type { Attributes } from '../domain/metrics/account-day.ts';
import { groupKeys } from '../domain/peers/group-key.ts';
import type { Run } from '../domain/playbooks/run.ts';
import type { Firing } from '../domain/rules/firing.ts';
import type { DayStore, FiringStore, RiskModelStore, RunStore } from '../ports.ts';
import { NotFound } from './errors.ts';
import { explainRisk, type RiskExplanation } from './explain-risk.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** An account as judged on `day`, every number explained. Firings and runs are the newest, newest first. */
export type AccountExplanation = {
  accountId: string;
  day: Day;
  workflowsVersion: string;
  attributes: Attributes;
  implementedDay?: Day;
  health: Health;
  /** What the churn-risk model says; absent when there was none. */
  risk?: RiskExplanation;
  milestones: MilestoneLine[];
  rules: RuleLine[];
  metrics: MetricLine[];
  firings: Firing[];
  runs: Run[];
};

/** As many firings and runs as a person still reads. */
const NEWEST = 20;

/** Explains an account as judged on a day (default: the latest). Throws NotFound, naming the id most like the one given. */
export async function explainAccount(
  { accountId, day }: { accountId: string; day?: Day },
  ports: WorkflowPorts & { days: DayStore; firings: FiringStore; runs: RunStore; riskModels: RiskModelStore },
): Promise<AccountExplanation> {
  const judged = await ports.days.latestJudgedDay(accountId, day);
  if (!judged || (day !== undefined && judged.day !== day)) throw await notFound(accountId, day, ports.days);
  const { catalogue, milestones, rules } = await loadWorkflows(judged.workflowsVersion, ports);
  const peers = await ports.days.peerTable(judged.day, groupKeys(catalogue.peers.widen, judged.attributes));
  const firings = newestFirst(await ports.firings.firingsOf(accountId));
  return {
    accountId,
    day: judged.day,
    workflowsVersion: judged.workflowsVersion,
    attributes: judged.attributes,
    implementedDay: judged.implementedDay,
    health: judged.health,
    risk: await explainRisk(judged, { catalogue, milestones }, ports),
    milestones: explainMilestones(judged, milestones),
    rules: explainRules(judged.day, judged.rules, rules),
    metrics: explainMetrics(judged, catalogue, peers),
    firings,
    runs: await runsOf(firings, ports.runs),
  };
}

function newestFirst(firings: readonly Firing[]): Firing[] {
  return firings.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, NEWEST);
}

/** A run has the id of the firing that started it. */
async function runsOf(firings: readonly Firing[], runs: RunStore): Promise<Run[]> {
  const started = firings.filter(({ outcome }) => outcome === 'started');
  const found = await Promise.all(started.map(({ firingId }) => runs.find(firingId)));
  return found.filter((run) => run !== undefined);
}

async function notFound(accountId: string, day: Day | undefined, days: DayStore): Promise<NotFound> {
  const latest = (await days.latestDaySummary())?.day;
  if (latest === undefined) return new NotFound('No day has been judged yet. Import records and run a day first.');
  const rows = await days.portfolio(latest);
  if (rows.some((row) => row.accountId === accountId)) {
    return new NotFound(`Account ${accountId} was not judged on ${day}; the latest day is ${latest}.`);
  }
  const named = rows.find((row) => row.name?.toLowerCase() === accountId.toLowerCase())?.accountId;
  const alike = rows.map((row) => row.accountId).filter((id) => Math.abs(id.length - accountId.length) <= 2);
  const nearest = named ?? nearestOf(accountId, alike);
  return new NotFound(`There is no account ${accountId} among those judged on ${latest}.`, nearest ? [nearest] : []);
}
