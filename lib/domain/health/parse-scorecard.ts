import { readWithSchema } from '../documents/read-with-schema.ts';
import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { unknownMetric } from '../metrics/unknown-metric.ts';
import { readPoints } from './read-points.ts';
import type { Measure, PointsRule, Scorecard } from './scorecard.ts';
import { type MeasureEntry, type ScorecardFile, scorecardFileSchema } from './scorecard-schema.ts';

/** Reads scorecard.yaml, or every fault in it at its place. */
export function parseScorecard(document: SourceDocument, catalogue: Catalogue): Parsed<Scorecard> {
  const { value: file, faults } = readWithSchema(document, scorecardFileSchema);
  if (!file) return { faults };
  const found: Fault[] = [...bandFaults(document, file), ...duplicates(document, file)];
  const measures: Measure[] = [];
  for (const [index, entry] of file.measures.entries()) {
    const { value, faults: wrong } = readMeasure(document, ['measures', index], entry, catalogue);
    found.push(...wrong);
    if (value) measures.push(value);
  }
  if (found.length > 0) return { faults: found };
  return { value: { ...file, measures, metrics: catalogue.metrics }, faults: [] };
}

function readMeasure(
  document: SourceDocument,
  path: DocumentPath,
  entry: MeasureEntry,
  catalogue: Catalogue,
): Parsed<Measure> {
  const { value: points, faults } = readPoints(document, [...path, 'points'], entry, catalogue);
  const metricId = entry.metric ?? (points && firstMetric(points));
  const metric = metricId === undefined ? undefined : catalogue.metrics.get(metricId);
  if (entry.metric !== undefined && !metric) {
    return { faults: [unknownMetric(document, [...path, 'metric'], entry.metric, catalogue), ...faults] };
  }
  if (!points) return { faults };
  if (!metric)
    return { faults: [faultAt(document, path, '"metric" is missing', { hint: 'say which metric is measured' })] };
  const direction = entry.direction ?? metric.direction;
  const { id, label, weight } = entry;
  const measure: Measure = { id, label, metric: metric.id, direction, weight, points };
  return { value: measure, faults: directionFaults(document, path, measure) };
}

/** An indicator or deductions speak of metrics themselves: the first of them stands for the measure. */
function firstMetric(points: PointsRule): string | undefined {
  if (points.way === 'indicator') return points.cases.flatMap(({ when }) => when?.metrics ?? [])[0];
  if (points.way !== 'deductions') return undefined;
  return points.deductions.flatMap((one) => ('metric' in one ? one.metric : one.when.metrics))[0];
}

/** Points must go the way the metric is better; where neither way is, the leader has to say. */
function directionFaults(document: SourceDocument, path: DocumentPath, measure: Measure): Fault[] {
  const { direction, points, metric } = measure;
  if (points.way === 'indicator' || points.way === 'deductions') return [];
  if (direction === 'neutral') {
    const hint = 'add direction: up or direction: down';
    return [faultAt(document, path, `"${metric}" is neither better nor worse when it is higher`, { hint })];
  }
  if (points.way !== 'bands') return [];
  const better = direction === 'up' ? 1 : -1;
  const wrong = points.rows.findIndex(
    (row, index) => index > 0 && (row.points - (points.rows[index - 1]?.points ?? 0)) * better < 0,
  );
  if (wrong < 0) return [];
  const message = `more of "${metric}" is ${direction === 'up' ? 'better' : 'worse'}, but these points go the other way`;
  return [
    faultAt(document, [...path, 'points', 'bands', wrong, 'points'], message, {
      hint: 'turn them round, or give a direction',
    }),
  ];
}

function bandFaults(document: SourceDocument, { bands }: ScorecardFile): Fault[] {
  if (bands.yellow < bands.green) return [];
  return [faultAt(document, ['bands', 'yellow'], `yellow must begin below green (${bands.green})`)];
}

function duplicates(document: SourceDocument, { measures }: ScorecardFile): Fault[] {
  return measures.flatMap(({ id }, index) => {
    const first = measures.findIndex((one) => one.id === id);
    if (first === index) return [];
    const line = document.positionOf(['measures', first, 'id']).line;
    return [faultAt(document, ['measures', index, 'id'], `"${id}" is already the measure on line ${line}`)];
  });
}
