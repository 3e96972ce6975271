import { addDays, daysBetween, daysFrom } from '../domain/day.ts';
import { type BandChange, bandChange } from '../domain/health/band-change.ts';
import type { RuleState } from '../domain/health/health.ts';
import type { Override } from '../domain/health/override.ts';
import { scoreAccount } from '../domain/health/score-account.ts';
import type { PeerTable } from '../domain/peers/peer-table.ts';
import { eventsSince } from '../domain/portfolio/account-events.ts';
import { type Happened, portfolioRow } from '../domain/portfolio/portfolio-row.ts';
import { claimRisk } from '../domain/risk/claim-risk.ts';
import type { RiskModel } from '../domain/risk/risk-model.ts';
import { evaluateRules } from '../domain/rules/evaluate-rules.ts';
import type { Firing } from '../domain/rules/firing.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { ShardTask } from '../domain/run-plan.ts';
import type { DayStore, JudgedDay, MeasuredDay, OverrideStore, RiskModelStore } from '../ports/judging.ts';
import { type ActingPorts, actOnFiring } from './act-on-firing.ts';
import { type LoadedWorkflows, loadWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { modelsForDays } from './models-for-days.ts';
import { type EarlierStandings, readEarlier } from './read-earlier.ts';

/** What a shard needs to be scored. */
export type ScoringPorts = WorkflowPorts &
  ActingPorts & { days: DayStore; overrides: OverrideStore; riskModels: RiskModelStore };

/** A live run starts playbooks for the firings of its last days only, so that filling in history never writes to a customer. */
const FRESH_DAYS = 7;

/**
 * Scores what Measure left of a shard, day after day: health against the day's peers, churn risk, rules with their memory,
 * firings and (in a live run) their playbooks, and the shard's part of the portfolio.
 */
export async function scoreShard(
  { plan, shard }: ShardTask,
  ports: ScoringPorts,
): Promise<{ accountDays: number; firings: number }> {
  const published = await loadWorkflows(plan.workflowsVersion, ports);
  const memory = new Map<string, Record<string, RuleState>>();
  const overrides = Map.groupBy(await ports.overrides.endingFrom(plan.from), ({ accountId }) => accountId);
  const modelFor = await modelsForDays(plan.until, ports.riskModels);
  const total = { accountDays: 0, firings: 0 };
  for (const day of daysFrom(plan.from, plan.until)) {
    const peers = await ports.days.peerTable(day);
    const earlier = await readEarlier(day, shard, ports.days);
    const model = await modelFor(day);
    const rows = [];
    for await (const page of ports.days.metricPages(day, shard)) {
      const judged = page.map((account) => judge(account, { peers, published, memory, earlier, overrides, model }));
      const acting = { fresh: plan.live && daysBetween(day, plan.until) < FRESH_DAYS, published };
      // Acted on before the days are written: a run that breaks off here fires them again, under the same ids.
      for (const one of judged) {
        const fired = await act(one, acting, ports);
        rows.push(
          portfolioRow(
            one.day,
            published.milestones,
            await happened({ ...one, firings: fired }, published, earlier, ports.days),
          ),
        );
        total.firings += fired.length;
      }
      await ports.days.writeJudgedDays(judged.map((one) => one.day));
      total.accountDays += judged.length;
    }
    await ports.days.writePortfolio(day, shard, rows);
  }
  return total;
}

type Judging = {
  peers?: PeerTable;
  published: LoadedWorkflows;
  memory: Map<string, Record<string, RuleState>>;
  earlier: EarlierStandings;
  overrides: ReadonlyMap<string, Override[]>;
  model?: RiskModel;
};
type Judged = { day: JudgedDay; firings: Firing[] };

function judge(measured: MeasuredDay, { peers, published, memory, earlier, overrides, model }: Judging): Judged {
  const { rulesBefore, ...account } = measured;
  const { scorecards, rules, catalogue, milestones, version } = published;
  const trend = earlier.trendOf(account.accountId);
  const scored = scoreAccount(account, peers, scorecards, overrides.get(account.accountId));
  const health = trend ? { ...scored, trend } : scored;
  const risk = model && claimRisk(model, { day: account, peers }, milestones);
  const book = { rules, metrics: catalogue.metrics };
  const before = memory.get(account.accountId) ?? rulesBefore ?? {};
  const { states, firings } = evaluateRules({ day: account, health, risk, peers }, book, before);
  memory.set(account.accountId, states);
  return { day: { ...account, health, ...(risk && { risk }), rules: states, workflowsVersion: version }, firings };
}

/** What happened to an account on a day, by how it stood the day before. */
async function happened(
  { day, firings }: Judged,
  published: LoadedWorkflows,
  earlier: EarlierStandings,
  days: DayStore,
): Promise<Happened> {
  const state = { implementedDay: day.implementedDay, cancelledDay: day.attributes.cancelledDay };
  const events = eventsSince(state, earlier.yesterday(day.accountId), { judged: earlier.judgedYesterday });
  return { firings, events, change: await changeOf(day, published, earlier, days) };
}

/** Why the band is another than yesterday's: the whole day before is read for those accounts alone. */
async function changeOf(
  { accountId, day, health }: JudgedDay,
  { catalogue }: LoadedWorkflows,
  earlier: EarlierStandings,
  days: DayStore,
): Promise<BandChange | undefined> {
  const yesterday = earlier.yesterday(accountId);
  if (!yesterday || yesterday.band === health.band) return undefined;
  const before = await days.judgedDay(accountId, addDays(day, -1), { consistent: true });
  return before && bandChange(before.health, health, catalogue.metrics);
}

/** Acts on what fired for an account on a day; the firings that count. */
async function act(
  { day, firings }: Judged,
  { fresh, published }: { fresh: boolean; published: LoadedWorkflows },
  ports: ScoringPorts,
): Promise<Firing[]> {
  const fired: Firing[] = [];
  for (const firing of firings) {
    const rule = published.rules.find(({ id }) => id === firing.ruleId) as Rule;
    const acted = await actOnFiring({ firing, rule, timeZone: day.attributes.timeZone, fresh }, ports);
    if (acted) fired.push(acted);
  }
  return fired;
}
