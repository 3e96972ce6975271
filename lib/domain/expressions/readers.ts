import { daysBetween } from '../day.ts';
import { trendPoints } from '../health/trend.ts';
import type { Attributes } from '../metrics/account-day.ts';
import { peerStanding } from '../peers/peer-standing.ts';
import type { Evaluator } from './evaluators.ts';
import type { Condition } from './expression.ts';
import { healthTrends } from './vocabulary.ts';

/** Reads a metric's value on the day. */
export function readMetric(id: string): Evaluator {
  return (facts) => facts.day.metrics[id];
}

/** Reads an attribute of the account. */
export function readAttribute(field: string): Evaluator {
  return (facts) => facts.day.attributes[field as keyof Attributes];
}

/** Reads a field of the day's health: unknown before the account is scored, and `score` without any coverage. */
export function readHealth(field: string): Evaluator {
  const earlier = healthTrends[field as keyof typeof healthTrends];
  if (earlier) return ({ health }) => trendPoints(health?.score, health?.trend?.[earlier]);
  return (facts) => facts.health?.[field as 'score' | 'band' | 'coverage'];
}

/** Reads a field of the day's churn risk: unknown where nothing is claimed, as the history gives no sufficient signal. */
export function readRisk(field: string): Evaluator {
  return (facts) => facts.risk?.[field as 'probability'];
}

/** The yes-or-no variables. */
export const flagReaders: Record<string, Evaluator> = {
  implemented: ({ day }) => day.implementedDay !== undefined,
  cancelled: ({ day }) => day.attributes.cancelledDay !== undefined,
};

/** `reached('dashboards')`: whether a milestone was reached on the day or before. */
export function readReached(milestone: string): Evaluator {
  return ({ day }) => day.milestones[milestone] !== undefined;
}

/** `daysSince('dashboards')`: days since a milestone was reached; unknown while it is not. */
export function readDaysSince(milestone: string): Evaluator {
  return ({ day }) => {
    const reached = day.milestones[milestone];
    return reached === undefined ? undefined : daysBetween(reached, day.day);
  };
}

/**
 * `daysOverdue('dashboards')`: how many days a milestone is late; 0 in time, and once it is reached. Unknown without a
 * sign-up, and when it is not known whether it would be reached.
 */
export function readDaysOverdue({ id, dueDays, when }: { id: string; dueDays?: number; when?: Condition }): Evaluator {
  return (facts) => {
    const { day, milestones, attributes } = facts.day;
    if (milestones[id] !== undefined) return 0;
    if (attributes.signupDay === undefined || dueDays === undefined) return undefined;
    const late = daysBetween(attributes.signupDay, day) - dueDays;
    if (late <= 0) return 0;
    return when?.holds(facts) === 'unknown' ? undefined : late;
  };
}

/** `hasContact('champion')`: whether somebody of the role is there; unknown where no contact was ever known. */
export function readHasContact(role: string): Evaluator {
  return ({ day }) => day.roles?.includes(role);
}

/** `known('nps_90d')`: whether a metric has a value on the day. Never unknown itself. */
export function readKnown(metric: string): Evaluator {
  return ({ day }) => day.metrics[metric] !== undefined;
}

/** `has(account.plan)`: whether any source says so. Never unknown itself. */
export function readHas(field: string): Evaluator {
  return ({ day }) => day.attributes[field as keyof Attributes] !== undefined;
}

/** `peer.percentile('logins_28d')`: 0–100 within the account's peer group. Who has no value is not compared: peers may be worked out only when asked for. */
export function readPercentile(metric: string): Evaluator {
  return (facts) => {
    if (facts.day.metrics[metric] === undefined || !facts.peers) return undefined;
    return peerStanding(facts.peers, facts.day, metric)?.percentile;
  };
}
