import { addDays, type Day } from '../domain/day.ts';
import { nearestOf } from '../domain/documents/did-you-mean.ts';
import { explainChange } from '../domain/explanation/explain-change.ts';
import { explainHealth, type HealthExplanation } from '../domain/explanation/explain-health.ts';
import { explainMetrics, type MetricLine } from '../domain/explanation/explain-metrics.ts';
import { explainMilestones, type MilestoneLine } from '../domain/explanation/explain-milestones.ts';
import { explainRules, type RuleLine } from '../domain/explanation/explain-rules.ts';
import type { HealthChange } from '../domain/explanation/health-change.ts';
import type { Attributes } from '../domain/metrics/account-day.ts';
import type { Run } from '../domain/playbooks/run.ts';
import type { Dossier } from '../domain/records/dossier.ts';
import type { Firing } from '../domain/rules/firing.ts';
import type { DayStore, FiringStore, JudgedDay, OverrideStore, RiskModelStore } from '../ports/judging.ts';
import type { RunStore } from '../ports/playbooks.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound } from './errors.ts';
import { explainRisk, type RiskExplanation } from './explain-risk.ts';
import { listOverrides, type OverrideLine } from './list-overrides.ts';
import { loadWorkflows } from './load-workflows.ts';
import { type JudgedPorts, judgedWith, readRecordsOf } from './read-judged.ts';
import { runsOfAccount } from './runs-of-account.ts';

/** An account as judged on `day`, every number explained. Firings and runs are the newest, newest first. */
export type AccountExplanation = {
  accountId: string;
  day: Day;
  workflowsVersion: string;
  attributes: Attributes;
  implementedDay?: Day;
  health: HealthExplanation;
  /** What changed since the day before, or since the day asked for; absent when no earlier day was judged. */
  change?: HealthChange;
  /** What people set, newest first: in effect, to come and over. */
  overrides: OverrideLine[];
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

export type ExplainingPorts = JudgedPorts & {
  firings: FiringStore;
  runs: RunStore;
  riskModels: RiskModelStore;
  overrides: OverrideStore;
  clock: Clock;
};

type ExplainRequest = { accountId: string; day?: Day; since?: Day };

/** An explanation with the records it rests on, for whoever tells more of them. */
export type ExplainedFromRecords = { account: AccountExplanation; dossier: Dossier | undefined };

/**
 * Explains an account as judged on a day (default: the latest), and what changed since an earlier one (default: the last
 * that was judged before). Throws NotFound, naming the id most like the one given.
 */
export async function explainAccount(request: ExplainRequest, ports: ExplainingPorts): Promise<AccountExplanation> {
  return (await explainFromRecords(request, ports)).account;
}

/** As `explainAccount`, and the records beside it. Throws NotFound. */
export async function explainFromRecords(
  { accountId, day, since }: ExplainRequest,
  ports: ExplainingPorts,
): Promise<ExplainedFromRecords> {
  const judged = await ports.days.latestJudgedDay(accountId, day);
  if (!judged || (day !== undefined && judged.day !== day)) throw await notFound(accountId, day, ports.days);
  const published = await loadWorkflows(judged.workflowsVersion, ports);
  const { catalogue, milestones, rules } = published;
  const before = await earlierThan(judged, since, ports.days);
  const span = { from: before?.day ?? judged.day, until: judged.day };
  const dossier = await readRecordsOf(accountId, span, published, ports);
  const days = before ? [before, judged] : [judged];
  const now = await judgedWith(judged, { dossier, days }, ports);
  const then = before && (await judgedWith(before, { dossier, days }, ports));
  const scorecard = published.scorecards.find(({ id }) => id === judged.health.scorecard?.id);
  const firings = await ports.firings.firingsOf(accountId);
  const account = {
    accountId,
    day: judged.day,
    workflowsVersion: judged.workflowsVersion,
    attributes: judged.attributes,
    implementedDay: judged.implementedDay,
    health: explainHealth(judged.health, { day: judged.day, scorecard, catalogue, dossier: now.dossier }),
    change: then && explainChange(then, now),
    ...(await listOverrides({ accountId }, ports)),
    risk: await explainRisk(judged, { catalogue, milestones, peers: now.peers }, ports),
    milestones: explainMilestones(judged, milestones),
    rules: explainRules(judged.day, judged.rules, rules),
    metrics: explainMetrics(judged, catalogue, now.peers),
    firings: newestFirst(firings),
    runs: (await runsOfAccount({ accountId, firings }, ports)).slice(0, NEWEST),
  };
  return { account, dossier };
}

/** The day to compare with; the last judged one before, unless a day is asked for. Throws NotFound when that was not judged. */
async function earlierThan(judged: JudgedDay, since: Day | undefined, days: DayStore): Promise<JudgedDay | undefined> {
  const { accountId, day } = judged;
  const before = await days.latestJudgedDay(accountId, since ?? addDays(day, -1));
  if (since === undefined || (before?.day === since && since < day)) return before;
  throw new NotFound(`Expected a day before ${day} on which account ${accountId} was judged; found ${since}.`);
}

function newestFirst(firings: readonly Firing[]): Firing[] {
  return firings.toSorted((a, b) => (a.day < b.day ? 1 : -1)).slice(0, NEWEST);
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
