import { apportioned } from '../apportion.ts';
import type { GroupScore, Health, MeasurePoints } from '../health/health.ts';
import type { Scorecard } from '../health/scorecard.ts';
import { measureMetrics } from '../health/scorecard-inputs.ts';
import { countingPoints, meanPoints } from '../health/weigh-points.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Dossier } from '../records/dossier.ts';
import { knownRecordsOf, type RecordsBehind, recordsBehind } from './records-behind.ts';

/**
 * A measure's part in the score: `share` 0–1 of what had input, `part` the points of the score that are its doing (all parts
 * and `setByHand` add up to the score), and the records it rests on.
 */
export type HealthLine = MeasurePoints & { label: string; share?: number; part?: number; records?: RecordsBehind };

/** A group's sub-score, with the points of the score that are its doing. */
export type GroupLine = GroupScore & { label: string; part?: number };

/** Health with every point accounted for. `setByHand` is what a score that a person set adds to what the measures gave. */
export type HealthExplanation = Omit<Health, 'points' | 'groups'> & {
  scorecardLabel?: string;
  points: HealthLine[];
  groups: GroupLine[];
  setByHand?: number;
};

/** What the explanation goes by: the scorecard of the day, if it is still known, and the records as known on the day. */
export type HealthSources = { day: string; scorecard?: Scorecard; catalogue: Catalogue; dossier?: Dossier };

/** Accounts for every point of a health score. */
export function explainHealth(health: Health, sources: HealthSources): HealthExplanation {
  const { scorecard } = sources;
  const { score: weighed } = meanPoints(health.points);
  const parts = partsOf(health.points, weighed);
  const points = health.points.map((line) => lineOf(line, parts.get(line.measure), sources));
  const groups = (health.groups ?? []).map((group) => ({
    ...group,
    label: scorecard?.groups.find(({ id }) => id === group.group)?.label ?? group.group,
    ...partOf(points.filter(({ measureGroup }) => measureGroup === group.group)),
  }));
  const setByHand = tenths((health.score ?? 0) - (weighed ?? 0));
  const isSet = health.overrides?.some(({ set }) => 'score' in set);
  return {
    ...health,
    ...(scorecard && { scorecardLabel: scorecard.label }),
    points,
    groups,
    ...(isSet && health.score !== undefined && { setByHand }),
  };
}

type Part = { share: number; part: number };

/** Shares of what had input, and parts to a tenth that add up to the score. */
function partsOf(points: readonly MeasurePoints[], weighed: number | undefined): Map<string, Part> {
  const known = points.filter((one) => countingPoints(one) !== undefined);
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  const exact = known.map((one) => (one.weight * (countingPoints(one) as number)) / total);
  const parts = apportioned(exact, weighed ?? 0);
  return new Map(
    known.map(({ measure, weight }, index) => [measure, { share: weight / total, part: parts[index] as number }]),
  );
}

function lineOf(line: MeasurePoints, part: Part | undefined, sources: HealthSources): HealthLine {
  const { scorecard, catalogue, dossier, day } = sources;
  const measure = scorecard?.measures.find(({ id }) => id === line.measure);
  const metrics = measure ? measureMetrics(measure) : [line.metric];
  return {
    ...line,
    label: measure?.label ?? line.measure,
    ...part,
    ...(dossier && { records: recordsBehind(knownRecordsOf(metrics, { dossier, catalogue, day })) }),
  };
}

function partOf(lines: readonly HealthLine[]): { part?: number } {
  const known = lines.flatMap(({ part }) => part ?? []);
  return known.length === 0 ? {} : { part: tenths(known.reduce((sum, part) => sum + part, 0)) };
}

const tenths = (value: number) => Math.round(10 * value) / 10;
