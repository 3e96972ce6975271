import { addDays, type Day } from '../day.ts';
import { type CellBefore, type PeopleBefore, type Revision, recordBefore, type Was } from './revision.ts';

/** How long each change of a record is told apart, in days; older ones count as one. */
const keptApartDays = 730;
/** How many revisions an item keeps apart; beyond, the older half of them counts as one for each record. */
const mostApart = 500;

/**
 * Keeps the revisions of an item within bounds. Several changes of one record become one, known from the day of the
 * last of them: a snapshot between them then sees what stood there before all of them. It may know less than was
 * known, and never more.
 */
export function boundRevisions(revisions: Revision[], today: Day): Revision[] {
  const limit = addDays(today, -keptApartDays);
  const kept = revisions.some(({ arrivedDay }) => arrivedDay < limit) ? asOne(revisions, limit) : revisions;
  if (kept.length <= mostApart) return kept;
  const days = kept.map(({ arrivedDay }) => arrivedDay).toSorted();
  return asOne(kept, days[Math.floor(days.length / 2)] as Day);
}

/** The revisions, those of each record and event that arrived before a day as one. */
function asOne(revisions: Revision[], limit: Day): Revision[] {
  const merged = new Map<string, Revision>();
  for (const revision of revisions) {
    const key = revision.arrivedDay < limit ? keyOf(revision) : `${revision.arrivedDay} ${keyOf(revision)}`;
    const older = merged.get(key);
    merged.set(key, older ? together(older, revision) : revision);
  }
  const ordered = [...merged.values()].toSorted((a, b) => (a.arrivedDay < b.arrivedDay ? -1 : 1));
  return ordered.length === revisions.length ? revisions : ordered;
}

const keyOf = (one: Revision) => JSON.stringify(one.kind === 'usage' ? [one.source, one.event] : [one.kind, one.key]);

function together(older: Revision, newer: Revision): Revision {
  if (older.kind !== 'usage' || newer.kind !== 'usage') {
    return { ...newer, was: wasTogether(older.was as Was | undefined, newer.was as Was | undefined) } as Revision;
  }
  const was = { ...newer.was };
  for (const [day, before] of Object.entries(older.was)) {
    const between = was[day];
    was[day] = between ? cellTogether(before, between) : before;
  }
  return { ...newer, was };
}

function wasTogether(older: Was | undefined, newer: Was | undefined): Was | undefined {
  if (older === undefined || newer === undefined || 'kind' in older) return older;
  if ('kind' in newer) return recordBefore(newer as never, older) as unknown as Was;
  return { ...newer, ...older };
}

function cellTogether({ cell, people }: CellBefore, between: CellBefore): CellBefore {
  if (!cell) return {};
  const both = people && between.people ? peopleTogether(people, between.people) : (people ?? between.people);
  return both ? { cell, people: both } : { cell };
}

function peopleTogether(older: PeopleBefore, newer: PeopleBefore): PeopleBefore {
  if ('all' in older) return older;
  const gone = new Set(older.gone);
  if ('all' in newer) return { all: [...new Set(newer.all).difference(new Set(older.came)).union(gone)] };
  const came = new Set([...newer.came, ...older.came]);
  return {
    gone: [...new Set(newer.gone).difference(new Set(older.came)).union(gone)],
    came: [...came.difference(gone)],
  };
}
