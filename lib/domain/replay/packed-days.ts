import type { Day } from '../day.ts';
import type { AccountDay, Attributes, MissingReason } from '../metrics/account-day.ts';

/** The days of a replay (oldest first), and the metrics it keeps of each. */
export type Layout = { days: readonly Day[]; metrics: readonly string[] };

/** An account's days, laid out in a few arrays: a tenth of what they take as objects, so that years of a thousand accounts fit in memory. */
export type PackedDays = {
  accountId: string;
  /** The index of its first day among the days of the layout; the others follow without a gap. */
  first: number;
  /** Day after day, the metrics in the order of the layout; `reasons` says why one is missing (0: it is not). */
  values: Float64Array;
  reasons: Uint8Array;
  states: State[];
};

/** What changes rarely; days that have it in common share it. */
type State = Pick<AccountDay, 'attributes' | 'milestones' | 'implementedDay'>;

const reasonCodes: readonly (MissingReason | undefined)[] = [undefined, 'no-record', 'stale', 'too-young'];

/** Lays out an account's days, each of which must be one of the layout's. Their provenance is left out. */
export function packDays(accountId: string, days: Iterable<AccountDay>, layout: Layout): PackedDays {
  const { metrics } = layout;
  const most = layout.days.length * metrics.length;
  const packed = { accountId, first: 0, values: new Float64Array(most), reasons: new Uint8Array(most) };
  const states: State[] = [];
  let at = 0;
  for (const day of days) {
    if (states.length === 0) packed.first = layout.days.indexOf(day.day);
    for (const metric of metrics) {
      const value = day.metrics[metric];
      if (value === undefined) packed.reasons[at] = Math.max(1, reasonCodes.indexOf(day.missing[metric]));
      else packed.values[at] = value;
      at += 1;
    }
    states.push(stateOf(day, states.at(-1)));
  }
  return { ...packed, values: packed.values.slice(0, at), reasons: packed.reasons.slice(0, at), states };
}

function stateOf({ attributes, milestones, implementedDay }: AccountDay, before: State | undefined): State {
  const same =
    before?.implementedDay === implementedDay &&
    before?.milestones === milestones &&
    isSame(before.attributes, attributes);
  return before && same ? before : { attributes, milestones, ...(implementedDay !== undefined && { implementedDay }) };
}

function isSame(one: Attributes, other: Attributes): boolean {
  if (one === other) return true;
  const names = Object.keys(one) as (keyof Attributes)[];
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

/** The account on a day of the layout, by its index; undefined before it was a customer. */
export function unpackDay(packed: PackedDays, index: number, { days, metrics }: Layout): AccountDay | undefined {
  const row = index - packed.first;
  const state = row < 0 ? undefined : packed.states[row];
  if (!state) return undefined;
  const known: Record<string, number> = {};
  const missing: Record<string, MissingReason> = {};
  let at = row * metrics.length;
  for (const metric of metrics) {
    const reason = reasonCodes[packed.reasons[at] as number];
    if (reason) missing[metric] = reason;
    else known[metric] = packed.values[at] as number;
    at += 1;
  }
  return { accountId: packed.accountId, day: days[index] as Day, metrics: known, missing, provenance: {}, ...state };
}
