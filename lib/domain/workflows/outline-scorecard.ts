import type { Deduction, Measure, PointsRule, Scorecard } from '../health/scorecard.ts';

/** A way to points with its conditions as text. */
export type OutlinedPoints =
  | Exclude<PointsRule, { way: 'indicator' } | { way: 'deductions' }>
  | { way: 'indicator'; cases: { when?: string; points: number; because?: string }[] }
  | { way: 'deductions'; deductions: OutlinedDeduction[] };

type OutlinedDeduction =
  | { when: string; points: number; because?: string }
  | { metric: string; each: number; atMost: number };

/** A measure; `share` is the part of the whole score that it stands for, 0–1. */
export type OutlinedMeasure = Omit<Measure, 'points'> & { points: OutlinedPoints; share: number };

/** A scorecard as pages show it. */
export type OutlinedScorecard = Omit<Scorecard, 'appliesTo' | 'measures' | 'metrics'> & {
  appliesTo?: string;
  measures: OutlinedMeasure[];
};

/** The outline of a scorecard: what it goes by and how much each of it counts. */
export function outlineScorecard(scorecard: Scorecard): OutlinedScorecard {
  const { id, label, version, appliesTo, groups, bands, minimumCoverage } = scorecard;
  const shares = sharesOf(scorecard);
  return {
    ...{ id, label, version, groups, bands, minimumCoverage },
    ...(appliesTo && { appliesTo: appliesTo.text }),
    measures: scorecard.measures.map((measure, index) => ({
      ...measure,
      points: outlinePoints(measure.points),
      share: shares[index] ?? 0,
    })),
  };
}

/** The part of the whole that each measure stands for: a group's measures share the weight of their group. */
function sharesOf({ groups, measures }: Scorecard): number[] {
  const within = (group: string) =>
    sum(measures.filter((measure) => measure.group === group).map(({ weight }) => weight));
  const weights = measures.map(({ group, weight }) => {
    const whole = groups.find(({ id }) => id === group);
    return whole ? (whole.weight * weight) / within(whole.id) : weight;
  });
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

function outlinePoints(points: PointsRule): OutlinedPoints {
  if (points.way === 'indicator') {
    const cases = points.cases.map(({ when, ...rest }) => ({ ...rest, ...(when && { when: when.text }) }));
    return { way: 'indicator', cases };
  }
  if (points.way !== 'deductions') return points;
  return { way: 'deductions', deductions: points.deductions.map(outlineDeduction) };
}

function outlineDeduction(deduction: Deduction): OutlinedDeduction {
  return 'when' in deduction ? { ...deduction, when: deduction.when.text } : deduction;
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
