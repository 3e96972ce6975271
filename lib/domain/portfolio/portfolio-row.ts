import type { Day } from '../day.ts';
import type { BandChange } from '../health/band-change.ts';
import type { Band, Health, Trend } from '../health/health.ts';
import { worstFirst } from '../health/worst-first.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { overdueMilestones } from '../milestones/evaluate-milestones.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { RiskClaim } from '../risk/risk.ts';
import type { Firing } from '../rules/firing.ts';
import type { EventKind } from './account-events.ts';

/** One line of the portfolio: what a list of accounts shows. */
export type PortfolioRow = {
  accountId: string;
  name?: string;
  owner?: string;
  industry?: string;
  sizeBand?: string;
  stage?: string;
  plan?: string;
  currency?: string;
  mrr?: number;
  renewalDay?: Day;
  signupDay?: Day;
  cancelledDay?: Day;
  implementedDay?: Day;
  score?: number;
  band: Band;
  coverage: number;
  /** The scorecard it was scored by; absent on days judged before there were several. */
  scorecard?: string;
  /** How it stood a week and four weeks before. */
  trend?: Trend;
  /** When its band is another than the day before: which it was, and why. */
  bandChange?: BandChange;
  /** A person set the score, the band or a measure. */
  overridden?: true;
  /** The probability, 0–1, that it cancels within the horizon of the risk model; absent where nothing is claimed. */
  churnRisk?: number;
  /** Why, in words: the measures that cost the most points, worst first. */
  reasons: string[];
  /** Required milestones past their due day, most overdue first. */
  overdueMilestones: string[];
  /** The milestones it has reached; absent on days judged before they were kept here. */
  reached?: string[];
  /** What became of it since the day before; absent when nothing did. */
  events?: EventKind[];
  /** The rules that fired on the day, and the playbooks that started for it. */
  firings: string[];
  started: string[];
};

/** What happened to an account on a day: the rules that fired, another band, and what became of it. */
export type Happened = { firings: Firing[]; change?: BandChange; events?: EventKind[] };

/** The line of the portfolio for an account as judged on a day. */
export function portfolioRow(
  day: AccountDay & { health: Health; risk?: RiskClaim },
  milestones: Milestone[],
  { firings, change, events = [] }: Happened,
): PortfolioRow {
  const { ageBand: _, country: _c, timeZone: _z, channel: _ch, contract: _co, ...attributes } = day.attributes;
  const { score, band, coverage, scorecard, trend, overrides } = day.health;
  return {
    accountId: day.accountId,
    ...attributes,
    mrr: day.metrics.mrr,
    implementedDay: day.implementedDay,
    score,
    band,
    coverage,
    ...(scorecard && { scorecard: scorecard.id }),
    ...(trend && { trend }),
    ...(change && { bandChange: change }),
    ...(overrides && { overridden: true }),
    ...(day.risk && { churnRisk: day.risk.probability }),
    reasons: worstFirst(day.health),
    overdueMilestones: overdueMilestones(day, milestones).map(({ id }) => id),
    reached: milestones.flatMap(({ id }) => (day.milestones[id] === undefined ? [] : [id])),
    ...(events.length > 0 && { events }),
    firings: firings.map(({ ruleId }) => ruleId),
    started: firings.flatMap(({ outcome, playbook = [] }) => (outcome === 'started' ? playbook : [])),
  };
}
