import type { FamilyDefinition, FamilyOf } from '../../lib/domain/metrics/family-definition.ts';
import { changeId, changeWindows, valueId } from '../../lib/domain/metrics/metrics-of-family.ts';
import { contractTakes } from './sql-of-contract.ts';
import type { Take, Taken } from './sql-take.ts';

/** A metric in SQL, guarded by what it needs to be known: computed from records by its terms, or from other metrics. */
export type SqlMetric = {
  id: string;
  from: 'records' | 'metrics';
  terms: { name: string; taken: Taken }[];
  value: string;
};

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
  subscription: contractTakes,
};

/** What is read from the account itself: the column of each take. */
const ownColumns: Record<string, string> = { 'days-since-signup': 'age', employees: 'employees' };

/** The family's metrics in SQL. Throws where the reference has no words for what it takes: nothing is left out in silence. */
export function sqlOfFamily(family: FamilyDefinition): SqlMetric[] {
  const column = family.record === 'account' ? ownColumns[family.take] : undefined;
  if (column) return [{ id: family.id, from: 'records', terms: [], value: column }];
  const take = takes[family.record]?.[family.take];
  if (take) return [...valuesOf(family, take), ...changesOf(family, take)];
  throw new Error(
    `crm5 has records for "${family.id}", but the bench has no SQL for take "${family.take}" of record "${family.record}"; write it in ${import.meta.filename}.`,
  );
}

function valuesOf(family: FamilyDefinition, take: Take): SqlMetric[] {
  return (family.windows ?? [undefined]).map((window) => {
    const now = termOf(family, take, window ?? 1, 0);
    const value = known(family, now.name);
    const complete = family.record === 'usage' && window ? guarded(value, window) : value;
    return { id: valueId(family.id, window), from: 'records', terms: [now], value: complete };
  });
}

function changesOf(family: FamilyDefinition, take: Take): SqlMetric[] {
  const age = family.record === 'usage' ? 'least(age, source_age)' : 'age';
  return changeWindows(family).map((days) => {
    const window = family.windows ? days : 1;
    const terms = [termOf(family, take, window, 0), termOf(family, take, window, days)];
    const [now, then] = terms.map(({ name }) => known(family, name));
    const needs = family.windows ? 2 * days : days;
    const value = `CASE WHEN ${then} > 0 AND ${age} >= ${needs - 1} THEN ${now} / ${then} - 1 END`;
    return { id: changeId(family.id, days), from: 'records', terms, value };
  });
}

function termOf(family: FamilyDefinition, take: Take, window: number, lag: number) {
  return { name: `${family.id}_${window}_${lag}`, taken: take(family, window, lag) };
}

/** An account without any row of use: nothing happened, or it is as long ago as can be remembered. */
function known({ record, take, absent }: FamilyDefinition, name: string): string {
  if (record === 'usage') return `coalesce(${name}, ${take === 'days-since-last' ? REMEMBERED_DAYS : 0})`;
  return absent === 'zero' ? `coalesce(${name}, 0)` : name;
}

/** A window counts once its source reaches back over it, or over the customer's whole life. */
const guarded = (value: string, window: number) =>
  `CASE WHEN age <= source_age OR source_age >= ${window - 1} THEN ${value} END`;
