import type { Day } from '../day.ts';
import type { Comparison, Mover } from './compare-scorecards.ts';
import type { Band } from './health.ts';

/** A definition by its name and the scorecards it holds. */
export type Compared = { name: string; scorecards: { id: string; label: string; version: string }[] };

/** Two definitions on the same history, as it was known on each day. `matrix` and `movers` are of the last day, the rest of all days. */
export type ScorecardsCompared = Comparison & {
  one: Compared;
  other: Compared;
  from: Day;
  until: Day;
  everyDays: number;
  horizonDays: number;
  days: number;
  /** Customers on the last day. */
  accounts: number;
  matrix: Record<Band, Record<Band, number>>;
  movers: Mover[];
};
