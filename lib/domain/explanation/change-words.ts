import type { Move } from '../health/attribute-points.ts';
import type { MeasurePoints } from '../health/health.ts';
import type { Measure, Scorecard } from '../health/scorecard.ts';
import { conditionsOf, measureMetrics } from '../health/scorecard-inputs.ts';
import { missingInWords, numberInWords, valueInWords } from '../metrics/in-words.ts';
import type { ChangeCause } from './health-change.ts';
import type { JudgedBy, StageCause } from './health-stages.ts';

/** A move of a measure within a stage, with all that is needed to say why. */
export type Moved = {
  move: Move;
  cause: StageCause;
  from: readonly MeasurePoints[];
  to: readonly MeasurePoints[];
  before: JudgedBy;
  after: JudgedBy;
  /** The scorecard before the stage, and after it. */
  old?: Scorecard;
  young?: Scorecard;
};

type Said = { cause: ChangeCause; words: string };

/** Why a measure moved the score, in words. */
export function moveInWords(moved: Moved): Said {
  if (moved.cause === 'scorecard') return { cause: 'scorecard', words: scorecardWords(moved) };
  if (moved.cause === 'peers') return { cause: 'peers', words: peerWords(moved) };
  return ownWords(moved);
}

const pointsIn = (points: readonly MeasurePoints[], id: string) => points.find(({ measure }) => measure === id);
const measureIn = (scorecard: Scorecard | undefined, id: string) => scorecard?.measures.find((one) => one.id === id);
const inPoints = (from?: number, to?: number) => `${numberInWords(from ?? 0)} → ${numberInWords(to ?? 0)} points`;

function scorecardWords({ move: { measure, how }, from, to, old, young }: Moved): string {
  const [was, is] = [pointsIn(from, measure), pointsIn(to, measure)];
  if (!measureIn(young, measure)) return 'taken out of the scorecard';
  if (!measureIn(old, measure)) return 'new in the scorecard';
  if (how === 'weight') return `weighs ${numberInWords(is?.weight ?? 0)} instead of ${numberInWords(was?.weight ?? 0)}`;
  if (how === 'points') return `the same value gives other points: ${inPoints(was?.points, is?.points)}`;
  return how === 'came' ? 'has input by its new definition' : 'has no input by its new definition';
}

function peerWords({ move: { measure, how }, from, to }: Moved): string {
  const [was, is] = [pointsIn(from, measure), pointsIn(to, measure)];
  if (how === 'gone') return 'there are too few accounts to compare it with any more';
  if (how === 'came') return `there are enough accounts to compare it with: ${is?.groupSize} ${is?.group}`;
  const ranks = `its rank went from ${Math.round(was?.percentile ?? 0)} to ${Math.round(is?.percentile ?? 0)} of 100`;
  return `its peers moved, its own value did not: ${ranks} (${inPoints(was?.points, is?.points)})`;
}

function ownWords(moved: Moved): Said {
  const { move, from, to, after, young } = moved;
  const measure = measureIn(young, move.measure);
  const [was, is] = [pointsIn(from, move.measure), pointsIn(to, move.measure)];
  if (move.how === 'gone') return { cause: 'silent', words: goneWords(measure, after, young) };
  if (move.how === 'came') return { cause: 'known-again', words: `known now: ${is?.reason}` };
  const points = inPoints(was?.points, is?.points);
  const reached = measure ? milestonesBehind(measure, moved) : [];
  if (reached.length > 0) return { cause: 'milestone', words: `${reached.join(', ')} (${points})` };
  const values = measure ? changedValues(measure, moved) : [];
  return { cause: 'value', words: `${values.slice(0, NAMED).join(', ') || is?.reason} (${points})` };
}

/** As many values as are named where a measure reads more. */
const NAMED = 2;

/** "Logins in 28 days: not known, its source has said nothing since 2026-03-01". */
function goneWords(measure: Measure | undefined, { day }: JudgedBy, scorecard: Scorecard | undefined): string {
  const missing = measure && measureMetrics(measure).find((id) => day.metrics[id] === undefined);
  const metric = missing === undefined ? undefined : scorecard?.metrics.get(missing);
  return metric ? `${metric.label}: ${missingInWords(day, metric)}` : 'not known any more';
}

/** "Seats in use: 62 % → 55 %" for each input that is another than it was. */
function changedValues(measure: Measure, { before, after, young }: Moved): string[] {
  return measureMetrics(measure).flatMap((id) => {
    const [was, is] = [before.day.metrics[id], after.day.metrics[id]];
    const metric = young?.metrics.get(id);
    if (!metric || was === is) return [];
    const worded = (value: number | undefined) => (value === undefined ? 'not known' : valueInWords(metric, value));
    return [`${metric.label}: ${worded(was)} → ${worded(is)}`];
  });
}

/** What the account reached meanwhile, where the measure asks for it: milestones by name, or that it is implemented. */
function milestonesBehind(measure: Measure, { before, after }: Moved): string[] {
  const conditions = conditionsOf(measure.points);
  const asked = new Set(conditions.flatMap(({ milestones }) => milestones));
  const reached = Object.keys(after.day.milestones).filter((id) => before.day.milestones[id] === undefined);
  const words = reached.filter((id) => asked.has(id)).map((id) => `reached the milestone ${id}`);
  const implemented = before.day.implementedDay === undefined && after.day.implementedDay !== undefined;
  const asks = conditions.some(({ text }) => /\bimplemented\b/.test(text));
  return implemented && asks ? [...words, `implemented on ${after.day.implementedDay}`] : words;
}
