import { addDays, type Day } from '../day.ts';
import { type Arrival, judgedBefore, statedDay } from './arrival.ts';
import type { UsageDay } from './record.ts';
import type { CellBefore, PeopleBefore, Revision, UsageRevision } from './revision.ts';
import { peopleBefore } from './undo-usage.ts';
import type { UsageCell } from './usage-cell.ts';

/** A cell and who was active, where people are kept apart; without `cell` there is none. */
export type CellState = { cell?: UsageCell; active?: Set<string> };

/** A cell of use in an import: the sum of its rows, how it was before, and whether that says the same. */
export type AppliedCell = {
  source: string;
  event: string;
  day: Day;
  rows: UsageDay[];
  outcome: 'added' | 'changed' | 'unchanged';
  before: CellState;
  after: CellState;
};

/** How a cell was before something arrived; a cell's notes are kept oldest first. */
type Note = { arrivedDay: Day; before: CellBefore };
type Cell = { source: string; event: string; dayOfMonth: string; notes: Note[] };

/** Notes how the cells of a month were before use came late. Gives the revisions themselves back when there is nothing to note. */
export function noteUsage(
  revisions: Revision[],
  applied: readonly AppliedCell[],
  arrival: Arrival | undefined,
): Revision[] {
  const cells = cellsOf(revisions);
  let changed = false;
  for (const one of applied) {
    const place = { source: one.source, event: one.event, dayOfMonth: String(Number(one.day.slice(8))) };
    const held = cells.get(keyOf(place))?.notes ?? [];
    const notes = notesAfter(held, one, arrival);
    if (notes === held) continue;
    changed = true;
    cells.set(keyOf(place), { ...place, notes });
  }
  return changed ? [...revisions.filter(({ kind }) => kind !== 'usage'), ...revisionsOf(cells.values())] : revisions;
}

/** A cell's notes once it stands as it does now. */
function notesAfter(held: Note[], applied: AppliedCell, arrival: Arrival | undefined): Note[] {
  const { outcome, day, before, after } = applied;
  const stated = arrival && latestStated(applied, arrival);
  const isUnchanged = outcome === 'unchanged';
  // What was taken as known all along turns out to be known since a day only.
  const isRestated = isUnchanged && stated !== undefined && held.length === 0;
  const isHistory = stated === undefined && arrival?.isHistory('usage') !== false;
  if (isUnchanged && !isRestated && !(isHistory && held.length > 0)) return held;
  if (isHistory) return held.length > 0 ? [] : held;
  const since = stated ?? (arrival as Arrival).day;
  const earlier = held.filter(({ arrivedDay }) => arrivedDay < since);
  const base = held.slice(earlier.length).reduceRight(stateBefore, isRestated ? {} : before);
  if (day <= judgedBefore(since) && !sameState(base, after)) {
    return [...earlier, { arrivedDay: since, before: cellBefore(base, after) }];
  }
  return held.length === 0 ? held : rebased(earlier, base, after);
}

/** Notes are told from what came after them: the last of them, from what stands there now. */
function rebased(earlier: Note[], base: CellState, after: CellState): Note[] {
  const last = earlier.at(-1);
  if (!last) return [];
  return [...earlier.slice(0, -1), { ...last, before: cellBefore(stateBefore(base, last), after) }];
}

/**
 * The day the last of a cell's rows is said to have become known. Where another number stood there, a day on which
 * nothing could be late says when the use was, not when the number changed.
 */
function latestStated({ rows, day, before, outcome }: AppliedCell, arrival: Arrival): Day | undefined {
  const stated = rows
    .flatMap((row) => statedDay(row, arrival) ?? [])
    .toSorted()
    .at(-1);
  const isOfUse =
    outcome === 'changed' && before.cell !== undefined && stated !== undefined && stated <= addDays(day, 1);
  return isOfUse ? undefined : stated;
}

function stateBefore({ active }: CellState, { before: { cell, people } }: Note): CellState {
  return cell ? { cell, active: peopleBefore(active, people) } : { active: active && new Set() };
}

function cellBefore({ cell, active }: CellState, after: CellState): CellBefore {
  if (!cell) return {};
  const people = active && after.active && peopleChange(active, after.active);
  return people ? { cell, people } : { cell };
}

function peopleChange(before: Set<string>, after: Set<string>): PeopleBefore | undefined {
  const [gone, came] = [[...before.difference(after)], [...after.difference(before)]];
  if (gone.length + came.length === 0) return undefined;
  return gone.length + came.length < before.size ? { gone, came } : { all: [...before] };
}

function sameState(a: CellState, b: CellState): boolean {
  if (a.cell?.join() !== b.cell?.join()) return false;
  return !a.active || !b.active || a.active.symmetricDifference(b.active).size === 0;
}

const keyOf = ({ source, event, dayOfMonth }: Omit<Cell, 'notes'>) => JSON.stringify([source, event, dayOfMonth]);

function cellsOf(revisions: readonly Revision[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const revision of revisions) {
    if (revision.kind !== 'usage') continue;
    const { arrivedDay, source, event, was } = revision;
    for (const [dayOfMonth, before] of Object.entries(was)) {
      const place = { source, event, dayOfMonth };
      const notes = cells.get(keyOf(place))?.notes ?? [];
      cells.set(keyOf(place), { ...place, notes: [...notes, { arrivedDay, before }] });
    }
  }
  return cells;
}

/** The cells' notes, those of an event that arrived on the same day together. */
function revisionsOf(cells: Iterable<Cell>): UsageRevision[] {
  const together = new Map<string, UsageRevision>();
  for (const { source, event, dayOfMonth, notes } of cells) {
    for (const { arrivedDay, before } of notes) {
      const key = JSON.stringify([arrivedDay, source, event]);
      const revision: UsageRevision = together.get(key) ?? { arrivedDay, kind: 'usage', source, event, was: {} };
      revision.was[dayOfMonth] = before;
      together.set(key, revision);
    }
  }
  return [...together.values()].toSorted((a, b) =>
    a.arrivedDay < b.arrivedDay ? -1 : a.arrivedDay > b.arrivedDay ? 1 : 0,
  );
}
