import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { unknownMetric } from '../metrics/unknown-metric.ts';
import { readPoints } from './read-points.ts';
import type { Measure, PointsRule } from './scorecard.ts';
import { pointsMetrics } from './scorecard-inputs.ts';
import type { MeasureEntry } from './scorecard-schema.ts';

/** Reads one measure, or every fault in it; `path` is where it stands. */
export function readMeasure(
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
  const { id, label, weight, group } = entry;
  const measure: Measure = { id, label, metric: metric.id, direction, weight, points, ...(group && { group }) };
  return { value: measure, faults: directionFaults(document, path, measure) };
}

/** An indicator or deductions speak of metrics themselves: the first of them stands for the measure. */
function firstMetric(points: PointsRule): string | undefined {
  return points.way === 'indicator' || points.way === 'deductions' ? pointsMetrics(points)[0] : undefined;
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
