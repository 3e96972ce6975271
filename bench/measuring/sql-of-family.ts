import type { FamilyDefinition, FamilyOf } from '../../lib/domain/metrics/family-definition.ts';
import { changeId, changeWindows, valueId } from '../../lib/domain/metrics/metrics-of-family.ts';

/**
 * A number of an account in SQL: `needs` are columns of a table that is grouped first (`daily` by account and day,
 * `events` by account, `contract` by account), `value` reads them. `lag` counts days back from the day measured.
 */
type Taken = { table: 'daily' | 'events' | 'contract'; needs?: Record<string, string>; value: string };
type Take = (family: FamilyDefinition, window: number, lag: number) => Taken;

/** A metric in SQL, guarded by what it needs to be known. */
export type SqlMetric = { id: string; terms: { name: string; taken: Taken }[]; value: string };

/** How many days before it a value can look back: two of the longest window and what is remembered. */
export const LOOK_BACK_DAYS = 300;
const REMEMBERED_DAYS = 200;

const chosen = ({ events }: FamilyOf<'usage'>) =>
  events === 'any' ? 'true' : `event IN (${events.map((event) => `'${event}'`).join(', ')})`;
const within = (window: number, lag: number) => `ago >= ${lag} AND ago < ${lag + window}`;

/** A column of the daily table that the family's values are made of. */
function daily(column: string, value: (column: string) => string, read: string): Take {
  return (family, window, lag) => {
    const name = `${family.id}_${column}`;
    const needs = { [name]: `${read} FILTER (${chosen(family as FamilyOf<'usage'>)})` };
    return {
      table: 'daily',
      needs,
      value: value(name)
        .replaceAll('$when', within(window, lag))
        .replaceAll('$window', String(window))
        .replaceAll('$lag', String(lag)),
    };
  };
}

const running = (lag: number) => `start_ago >= ${lag} AND end_ago < ${lag}`;
const contract =
  (value: string): Take =>
  (_, __, lag) => ({
    table: 'contract',
    // Nothing is known before the first line begins; afterwards a contract without lines is worth nothing.
    value: `CASE WHEN max(start_ago) >= ${lag} THEN coalesce(${value} FILTER (${running(lag)}), 0) END`,
  });

const takes: Record<string, Record<string, Take>> = {
  usage: {
    count: daily('n', (n) => `coalesce(sum(${n}) FILTER ($when), 0)`, 'sum(n)'),
    amount: daily('amount', (amount) => `coalesce(sum(${amount}) FILTER ($when), 0)`, 'sum(amount)'),
    'active-days': daily('n', (n) => `count(*) FILTER (${n} > 0 AND $when)`, 'sum(n)'),
    'peak-users': daily('users', (users) => `coalesce(max(${users}) FILTER ($when), 0)`, 'max(users)'),
    'mean-users': daily('users', (users) => `coalesce(sum(${users}) FILTER ($when), 0) / $window`, 'max(users)'),
    'days-since-last': daily(
      'n',
      (n) =>
        `least(coalesce(min(ago) FILTER (${n} > 0 AND ago >= $lag) - $lag, ${REMEMBERED_DAYS}), ${REMEMBERED_DAYS})`,
      'sum(n)',
    ),
    'distinct-events': (family, window, lag) => ({
      table: 'events',
      value: `count(DISTINCT event) FILTER (n > 0 AND ${chosen(family as FamilyOf<'usage'>)} AND ${within(window, lag)})`,
    }),
  },
  subscription: {
    mrr: contract('sum(mrr)'),
    seats: contract('sum(seats)'),
    lines: contract('count(*)'),
    'days-to-renewal': (_, __, lag) => ({
      table: 'contract',
      value: `min(-end_ago) FILTER (${running(lag)}) + ${lag}`,
    }),
  },
};

/** The family's metrics in SQL; undefined where the reference has no words for what it takes. */
export function sqlOfFamily(family: FamilyDefinition): SqlMetric[] | undefined {
  if (family.record === 'account' && family.take === 'days-since-signup') {
    return [{ id: family.id, terms: [], value: 'age' }];
  }
  const take = takes[family.record]?.[family.take];
  if (!take) return undefined;
  const term = (window: number, lag: number) => {
    const name = `${family.id}_${window}_${lag}`;
    return { name, taken: take(family, window, lag) };
  };
  const isUsage = family.record === 'usage';
  const values = (family.windows ?? [undefined]).map((window): SqlMetric => {
    const now = term(window ?? 1, 0);
    const value = isUsage ? `coalesce(${now.name}, ${absentValue(family)})` : now.name;
    return { id: valueId(family.id, window), terms: [now], value: guarded(value, isUsage && window ? window : 0) };
  });
  const changes = changeWindows(family).map((days): SqlMetric => {
    const [now, then] = [term(family.windows ? days : 1, 0), term(family.windows ? days : 1, days)];
    const known = ({ name }: typeof now) => (isUsage ? `coalesce(${name}, ${absentValue(family)})` : name);
    const needs = family.windows ? 2 * days : days;
    const value = `CASE WHEN ${known(then)} > 0 AND least(age, ${isUsage ? 'source_age' : 'age'}) >= ${needs - 1} THEN ${known(now)} / ${known(then)} - 1 END`;
    return { id: changeId(family.id, days), terms: [now, then], value };
  });
  return [...values, ...changes];
}

/** What an account without any row has: nothing happened, or it is as long ago as can be remembered. */
const absentValue = (family: FamilyDefinition) => (family.take === 'days-since-last' ? REMEMBERED_DAYS : 0);

/** A window counts once its source reaches back over it, or over the customer's whole life. */
const guarded = (value: string, window: number) =>
  window === 0 ? value : `CASE WHEN age <= source_age OR source_age >= ${window - 1} THEN ${value} END`;
