import { addDays, type Day, monthOf } from '../day.ts';
import type { Dossier, MonthOfRecords, Profile } from './dossier.ts';
import { type ListedRecord, recordKey } from './keyed-records.ts';
import { type MonthKind, monthLists, type ProfileKind, profileLists } from './record-lists.ts';
import { type RecordRevision, type Revision, recordBefore } from './revision.ts';
import { seenBy } from './seen-by.ts';
import { undoUsage, useUntil } from './undo-usage.ts';

/** What is known of a day: the records that arrived by the morning after it, when it is judged. */
type Knowledge = { day: Day; morning: Day };

/**
 * The dossier as it was known when `day` was judged, on the morning after it: what arrived later is taken out, and
 * what it replaced stands again; nothing that happened after the day is in it. Lists that were no different are the
 * ones given. An account that no source had declared by then has no `accounts`. It is a snapshot, without revisions:
 * what was known on an earlier day still has to be asked of the dossier itself.
 */
export function asKnownOn({ profile, months }: Dossier, day: Day): Dossier {
  const known: Knowledge = { day, morning: addDays(day, 1) };
  const last = monthOf(day);
  return {
    profile: profileThen(profile, known),
    months: months.filter(({ month }) => month <= last).map((month) => monthThen(month, known)),
  };
}

/**
 * The days from which on something more was known of the past, ascending: what arrived late or was corrected. Between two of them `asKnownOn` differs only by what happened meanwhile, so that the days up to the next
 * can be measured from one dossier, the one as known on the last of them.
 */
export function knowledgeDays({ profile, months }: Dossier): Day[] {
  const arrived = [profile, ...months].flatMap(({ revisions = [] }) => revisions.map(({ arrivedDay }) => arrivedDay));
  return [...new Set(arrived)].toSorted().map((day) => addDays(day, -1));
}

function profileThen(profile: Profile, known: Knowledge): Profile {
  const { revisions: _, ...then } = { ...profile, ...listsThen(profile, profileLists, known) };
  return then;
}

function monthThen(month: MonthOfRecords, known: Knowledge): MonthOfRecords {
  const { usage, people } = undoUsage(month, month.revisions ?? [], known.morning);
  const use = month.month === monthOf(known.day) ? useUntil({ usage, people }, Number(known.day.slice(8))) : undefined;
  const lists = listsThen(month, monthLists, known);
  const { revisions: _, ...then } = { ...month, usage, people, ...use, ...lists };
  return then;
}

type Holder = { revisions?: Revision[] };
type Names = Partial<Record<ProfileKind | MonthKind, string>>;

function listsThen(holder: Holder, names: Names, known: Knowledge): Record<string, ListedRecord[]> {
  const lists: Record<string, ListedRecord[]> = {};
  for (const [kind, name] of Object.entries(names)) {
    const list = (holder as Record<string, unknown>)[name] as ListedRecord[];
    const after = (one: Revision): one is RecordRevision => one.kind === kind && one.arrivedDay > known.morning;
    const undone = holder.revisions?.filter(after) ?? [];
    lists[name] = seenThen(undone.length > 0 ? undo(list, undone) : list, known.day);
  }
  return lists;
}

/** The list before the revisions, given oldest first. */
function undo(list: ListedRecord[], revisions: RecordRevision[]): ListedRecord[] {
  const byKey = new Map(list.map((record) => [recordKey(record), record]));
  for (const { key, was } of revisions.toReversed()) {
    const before = recordBefore(byKey.get(key), was);
    if (before) byKey.set(key, before);
    else byKey.delete(key);
  }
  return [...byKey.values()];
}

function seenThen(list: ListedRecord[], day: Day): ListedRecord[] {
  const seen = list.map((record) => seenBy(record, day));
  if (seen.every((record, index) => record === list[index])) return list;
  return seen.filter((record) => record !== undefined);
}
