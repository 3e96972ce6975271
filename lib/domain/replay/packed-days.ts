import type { Day } from '../day.ts';
import type { AccountDay, Attributes, MissingReason } from '../metrics/account-day.ts';

/** The days of a replay (oldest first), the metrics it keeps of each, and which of those days know. */
export type Layout = { days: readonly Day[]; metrics: readonly string[]; patterns: Patterns };

/** Which metrics a day knows (by index), why it lacks the others, and an object with every known one in it, to be copied. */
type Pattern = { known: number[]; missing: Record<string, MissingReason>; blank: Record<string, number> };

/** The patterns found so far. There are few: nearly every day knows what the day before knew. */
type Patterns = { numbers: Map<string, number>; list: Pattern[] };

/** An account's days, laid out in a few arrays: a tenth of what they take as objects, so that years of a thousand accounts fit in memory. */
export type PackedDays = {
  accountId: string;
  /** The index of its first day among the days of the layout; the others follow without a gap. */
  first: number;
  /** Day after day, the metrics in the order of the layout. */
  values: Float64Array;
  /** Each day's pattern, by its number. */
  patterns: Uint16Array;
  states: State[];
};

/** What changes rarely; days that have it in common share it. */
type State = Pick<AccountDay, 'attributes' | 'roles' | 'milestones' | 'implementedDay'>;

const reasons: readonly (MissingReason | undefined)[] = [undefined, 'no-record', 'stale', 'too-young'];

/** A layout for these days and metrics. */
export function layOut(days: readonly Day[], metrics: readonly string[]): Layout {
  return { days, metrics, patterns: { numbers: new Map(), list: [] } };
}

/** Lays out an account's days, each of which must be one of the layout's. Their provenance is left out. */
export function packDays(accountId: string, days: Iterable<AccountDay>, layout: Layout): PackedDays {
  const { metrics } = layout;
  const values = new Float64Array(layout.days.length * metrics.length);
  const patterns = new Uint16Array(layout.days.length);
  const states: State[] = [];
  let first = 0;
  for (const day of days) {
    const row = states.length;
    if (row === 0) first = layout.days.indexOf(day.day);
    patterns[row] = packRow(day, values.subarray(row * metrics.length), layout);
    states.push(stateOf(day, states.at(-1)));
  }
  const rows = states.length;
  return {
    accountId,
    first,
    values: values.slice(0, rows * metrics.length),
    patterns: patterns.slice(0, rows),
    states,
  };
}

/** Writes down the day's values, and finds its pattern. */
function packRow({ metrics, missing }: AccountDay, row: Float64Array, layout: Layout): number {
  let key = '';
  for (let index = 0; index < layout.metrics.length; index += 1) {
    const id = layout.metrics[index] as string;
    const value = metrics[id];
    if (value !== undefined) row[index] = value;
    key += value === undefined ? Math.max(1, reasons.indexOf(missing[id])) : 0;
  }
  const { numbers, list } = layout.patterns;
  const number = numbers.get(key) ?? list.push(patternOf(key, layout.metrics)) - 1;
  numbers.set(key, number);
  return number;
}

function patternOf(key: string, metrics: readonly string[]): Pattern {
  const codes = [...key].map(Number);
  const known = codes.flatMap((code, index) => (code === 0 ? index : []));
  const missing = codes.flatMap((code, index) => (code === 0 ? [] : [[metrics[index], reasons[code]]]));
  // Read as JSON, an object with many properties is one that copies fast; the fraction makes room for any number.
  const blank = JSON.parse(`{${known.map((index) => `${JSON.stringify(metrics[index])}:0.5`).join(',')}}`);
  return { known, missing: Object.fromEntries(missing), blank };
}

function stateOf({ attributes, roles, milestones, implementedDay }: AccountDay, before: State | undefined): State {
  const same =
    before?.implementedDay === implementedDay &&
    before?.milestones === milestones &&
    before?.roles === roles &&
    isSame(before.attributes, attributes);
  if (before && same) return before;
  const implemented = implementedDay !== undefined && { implementedDay };
  return { attributes, ...(roles && { roles }), milestones, ...implemented };
}

function isSame(one: Attributes, other: Attributes): boolean {
  if (one === other) return true;
  const names = Object.keys(one) as (keyof Attributes)[];
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** The account on a day of the layout, by its index; undefined before it was a customer. Days with the same pattern share `missing`. */
export function unpackDay(packed: PackedDays, index: number, layout: Layout): AccountDay | undefined {
  const row = index - packed.first;
  const state = row < 0 ? undefined : packed.states[row];
  if (!state) return undefined;
  const { known, missing, blank } = layout.patterns.list[packed.patterns[row] as number] as Pattern;
  const metrics = { ...blank };
  const at = row * layout.metrics.length;
  for (const metric of known) metrics[layout.metrics[metric] as string] = packed.values[at + metric] as number;
  return { accountId: packed.accountId, day: layout.days[index] as Day, metrics, missing, provenance: {}, ...state };
}
