import type { Day, Month } from '../../domain/day.ts';
import { type CohortTriangle, cohortTriangles, keptAtAge, oldestAge } from '../../domain/retention/cohort-triangle.ts';
import { type RetentionDefinition, retentionDefinitions } from '../../domain/retention/definitions.ts';
import { type MonthOfRetention, retentionByMonth } from '../../domain/retention/retention-by-month.ts';
import { isInSegment, type Segment, type SegmentChoices, segmentChoices } from '../../domain/retention/segment.ts';
import { type MonthsQuestion, monthsOf } from './period-of.ts';
import { type RetainedPorts, readRetained } from './read-retained.ts';

/** Retention month by month, and by cohort of sign-up; `kept` is what all cohorts together kept at each age in months. */
export type CohortsReport = {
  day: Day;
  months: MonthOfRetention[];
  triangles: CohortTriangle[];
  kept: { age: number; accounts: number; share?: number }[];
  choices: SegmentChoices;
  definitions: RetentionDefinition[];
};

/** Reports retention over some months, of all accounts or of a segment. Throws NoLedger, PeriodRefused. */
export async function reportCohorts(
  { month, months, ...segment }: MonthsQuestion & Segment,
  ports: RetainedPorts,
): Promise<CohortsReport> {
  const { day, lines } = await readRetained(ports);
  const wanted = monthsOf({ month, months }, day);
  const own = lines.filter((line) => isInSegment(line, segment));
  const triangles = cohortTriangles(own, wanted as Month[], day);
  const rows = triangles.flatMap((triangle) => triangle.rows);
  const ages = Array.from({ length: oldestAge(wanted, day) + 1 }, (_, age) => age);
  return {
    day,
    months: retentionByMonth(own, wanted, day),
    triangles,
    kept: ages.map((age) => ({ age, ...keptAtAge(rows, age) })),
    choices: segmentChoices(lines),
    definitions: [...retentionDefinitions.cohorts],
  };
}
