import type { Condition } from '../expressions/expression.ts';
import type { Metric } from '../metrics/catalogue.ts';
import type { Direction } from '../metrics/families.ts';

/**
 * How a measure's value becomes points, 0–100:
 * - `bands`: the points of the first row whose `below` is above the value (the last row has no `below`);
 * - `peer`: the percentile among peers (turned round when lower is better), stretched so that `from` gives 0 and `to` 100;
 * - `trend`: 100 × current ÷ the window before ÷ `full`, at most 100 (turned round when lower is better). With the
 *   usual `full` of 2 an account that stays as it was gets 50 points, and 100 when it doubles;
 * - `growth`: the same against the mean of the `windows` windows before, which a longer window of the metric tells: the
 *   published 50 × current ÷ mean of the previous 12 months, where `over` spans them;
 * - `ratio`: 100 × value ÷ target, at most 100 (turned round when lower is better); the target is a number or a metric;
 * - `indicator`: the points of the first case whose condition holds; the last case has no condition;
 * - `deductions`: 100 less what each deduction takes, at least 0.
 */
export type PointsRule =
  | { way: 'bands'; rows: { below?: number; points: number }[] }
  | { way: 'peer'; from: number; to: number }
  | { way: 'trend'; changeMetric: string; full: number }
  | { way: 'growth'; over: string; windows: number; full: number }
  | { way: 'ratio'; target: number | string }
  | { way: 'indicator'; cases: { when?: Condition; points: number; because?: string }[] }
  | { way: 'deductions'; deductions: Deduction[] };

/** Takes `points` when the condition holds, or `each` per unit of a metric, at most `atMost`. */
export type Deduction =
  | { when: Condition; points: number; because?: string }
  | { metric: string; each: number; atMost: number };

/** One input of the score. `weight` is relative to the other measures'; of a group's measures it is the part of the group's weight. */
export type Measure = {
  id: string;
  label: string;
  metric: string;
  direction: Direction;
  weight: number;
  points: PointsRule;
  /** The group it belongs to, by id. */
  group?: string;
};

/** Measures that stand for one thing together ("Adoption"), with their weight together. */
export type MeasureGroup = { id: string; label: string; weight: number };

/** What health means: measures, the score from which a band begins, and how much of the weight must have input. */
export type Scorecard = {
  id: string;
  label: string;
  /** A short hash of the definition: the same as long as nothing of it is changed. */
  version: string;
  /** The accounts it is for; absent: everybody that no earlier scorecard is for. */
  appliesTo?: Condition;
  groups: MeasureGroup[];
  measures: Measure[];
  bands: { green: number; yellow: number };
  minimumCoverage: number;
  /** The catalogue's metrics, for the words in which points are explained. */
  metrics: ReadonlyMap<string, Metric>;
};
