import { addDays, type Day } from '../day.ts';
import type { Rows, SnapshotTable } from './snapshot-table.ts';

/** Rows of earlier days to train on, whose outcome was known before the first of the later days that judge. */
export type TimeFold = { train: Rows; judge: Rows };

const MOST_FOLDS = 3;
/** The first model is trained on at least this share of all who left; the rest judges. */
const FIRST_TRAINED_SHARE = 0.4;

/**
 * Cuts the snapshots by time, never by account: up to three spans of later days, about equally many leaving in each,
 * each judged by what was known before it. Empty when the history is too short.
 */
export function timeFolds({ days, happened }: SnapshotTable, horizonDays: number): TimeFold[] {
  const total = happened.reduce((sum, one) => sum + one, 0);
  const starts = startsOfFolds({ days, happened }, total);
  return starts.flatMap((start, index) => {
    const end = starts[index + 1];
    const train = rowsWhere(days, (day) => addDays(day, horizonDays) <= start);
    const judge = rowsWhere(days, (day) => day >= start && (end === undefined || day < end));
    return hasBoth(train, happened) && hasBoth(judge, happened) ? [{ train, judge }] : [];
  });
}

/** The first day of each span that judges. */
function startsOfFolds({ days, happened }: Pick<SnapshotTable, 'days' | 'happened'>, total: number): Day[] {
  const starts: Day[] = [];
  let before = 0;
  let day: Day | undefined;
  for (let row = 0; row < days.length; row += 1) {
    if (days[row] !== day) {
      day = days[row] as Day;
      const due = FIRST_TRAINED_SHARE + ((1 - FIRST_TRAINED_SHARE) * starts.length) / MOST_FOLDS;
      if (row > 0 && starts.length < MOST_FOLDS && before >= due * total) starts.push(day);
    }
    before += happened[row] as number;
  }
  return starts;
}

function rowsWhere(days: readonly Day[], wanted: (day: Day) => boolean): Rows {
  const answers = new Map<Day, boolean>();
  const rows: number[] = [];
  for (const [row, day] of days.entries()) {
    const answer = answers.get(day) ?? wanted(day);
    answers.set(day, answer);
    if (answer) rows.push(row);
  }
  return Uint32Array.from(rows);
}

function hasBoth(rows: Rows, happened: Uint8Array): boolean {
  return rows.some((row) => happened[row] === 1) && rows.some((row) => happened[row] === 0);
}
