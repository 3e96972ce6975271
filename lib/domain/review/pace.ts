import type { Day } from '../day.ts';
import { groupKey } from '../peers/group-key.ts';
import type { PeerDimension } from '../peers/peer-table.ts';
import { type Begun, hadBy, isOldEnough } from './cohort-member.ts';
import type { Pace } from './pre-read.ts';
import { timeTo } from './time-to.ts';

export type PaceQuestion = { label: string; ageDays: number; until: Day; minimum: number };

/**
 * How fast others were: of those at least as old as `ageDays`, the share that was implemented by that age, and the day by
 * which half of them were. Nothing is told of fewer than `minimum` accounts.
 */
export function paceOf(others: readonly Begun[], { label, ageDays, until, minimum }: PaceQuestion): Pace {
  const old = others.filter((member) => isOldEnough(member, ageDays, until));
  const common = { label, accounts: old.length, minimum };
  if (old.length < minimum) return common;
  const implemented = old.filter((member) => hadBy(member, member.implementedDay, ageDays));
  const { medianDays } = timeTo(
    old.map((member) => ({ ...member, reachedDay: member.implementedDay })),
    until,
  );
  return { ...common, shareByNow: implemented.length / old.length, medianDays };
}

/** What of an account makes it the peer of another, whatever their ages. */
const lasting: readonly PeerDimension[] = ['sizeBand', 'industry', 'country', 'plan', 'channel'];

/** The narrowest group of others like the account that has `minimum` of them; the whole when none has. */
export function peersAmong(
  others: readonly Begun[],
  account: Partial<Record<PeerDimension, string>>,
  { widen, minimum }: { widen: readonly (readonly PeerDimension[])[]; minimum: number },
): { members: readonly Begun[]; dimensions: PeerDimension[] } {
  for (const way of widen) {
    const dimensions = way.filter((dimension) => lasting.includes(dimension));
    const key = groupKey(dimensions, account);
    if (key === undefined) continue;
    const members = others.filter((member) => groupKey(dimensions, member as typeof account) === key);
    if (members.length >= minimum) return { members, dimensions };
  }
  return { members: others, dimensions: [] };
}
