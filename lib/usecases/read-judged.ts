import { addDays, type Day, monthOf } from '../domain/day.ts';
import type { JudgedWith } from '../domain/explanation/explain-change.ts';
import { lookBackDays } from '../domain/metrics/look-back.ts';
import { groupKeys } from '../domain/peers/group-key.ts';
import { asKnownOn } from '../domain/records/as-known-on.ts';
import type { Dossier } from '../domain/records/dossier.ts';
import type { DayStore, JudgedDay } from '../ports/judging.ts';
import type { RecordStore } from '../ports/records.ts';
import { type LoadedWorkflows, loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type JudgedPorts = WorkflowPorts & { days: DayStore; records: RecordStore };

/** The records that an account's days from `from` on were judged by, with all that their windows reach back to. */
export async function readRecordsOf(
  accountId: string,
  { from, until }: { from: Day; until: Day },
  { catalogue }: LoadedWorkflows,
  { records }: JudgedPorts,
): Promise<Dossier | undefined> {
  const profile = (await records.profiles([accountId])).get(accountId);
  if (!profile) return undefined;
  const first = monthOf(addDays(from, -lookBackDays(catalogue)));
  const months = await records.months(accountId, first, monthOf(until));
  const older = profile.longCaseMonths.filter((month) => month < first);
  const long = await Promise.all(older.map((month) => records.months(accountId, month, month)));
  return { profile, months: [...long.flat(), ...months] };
}

/** Of records read for more days, those that a day's windows reach back to; a long case counts whenever it was opened. */
export function reachingBack(dossier: Dossier, day: Day, catalogue: LoadedWorkflows['catalogue']): Dossier {
  const first = monthOf(addDays(day, -lookBackDays(catalogue)));
  const long = new Set(dossier.profile.longCaseMonths);
  return { ...dossier, months: dossier.months.filter(({ month }) => month >= first || long.has(month)) };
}

/**
 * A judged day with what it was judged by: peers (of the groups that the account is in on any of `days`), scorecards, and
 * the records as they were known on it.
 */
export async function judgedWith(
  judged: JudgedDay,
  { dossier, days }: { dossier: Dossier | undefined; days: readonly JudgedDay[] },
  ports: JudgedPorts,
): Promise<JudgedWith> {
  const { catalogue, scorecards } = await loadWorkflows(judged.workflowsVersion, ports);
  const keys = days.flatMap(({ attributes }) => groupKeys(catalogue.peers.widen, attributes));
  const peers = await ports.days.peerTable(judged.day, [...new Set(keys)]);
  const known = dossier && asKnownOn(dossier, judged.day);
  return { day: judged, health: judged.health, peers, scorecards, catalogue, dossier: known };
}
