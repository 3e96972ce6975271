import { milestoneMetrics } from '../../lib/domain/metrics/built-in-families.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';
import { streamsOf } from '../../lib/domain/metrics/family-sources.ts';
import { metricsOfFamily } from '../../lib/domain/metrics/metrics-of-family.ts';
import { type SqlMetric, sqlOfFamily } from './sql-of-family.ts';

/** A metric that the reference does not compute, and why. */
export type Uncompared = { id: string; reason: string };

/** Every metric of the catalogue, in SQL or with the reason why there is nothing to compute it from. */
export type SqlCatalogue = { metrics: SqlMetric[]; uncompared: Uncompared[] };

/** The catalogue in SQL: the families that have records, and what derives from them. Throws when one of those has no SQL. */
export function sqlOfCatalogue(catalogue: Catalogue, fed: (family: string) => boolean): SqlCatalogue {
  const { families, derived } = catalogue;
  const metrics = families.filter(({ id }) => fed(id)).flatMap(sqlOfFamily);
  const known = new Set(metrics.map(({ id }) => id));
  const uncompared = families
    .filter(({ id }) => !fed(id))
    .flatMap((family) => metricsOfFamily(family).map(({ id }) => ({ id, reason: noRecords(streamsOf(family)) })));
  for (const { id, formula } of derived) {
    const lacking = formula.metrics.filter((ingredient) => !known.has(ingredient));
    if (lacking.length > 0) uncompared.push({ id, reason: `computed from ${lacking.join(' and ')}` });
    else {
      known.add(id);
      metrics.push({ id, from: 'metrics', terms: [], value: formulaInSql(formula) });
    }
  }
  const told = milestoneMetrics.map(({ id }) => ({ id, reason: 'told by milestones, not measured from records' }));
  return { metrics, uncompared: [...uncompared, ...told] };
}

function noRecords(streams: string[]): string {
  const words = streams.map((stream) =>
    stream
      .replace(/^people:/, 'use by person')
      .replace(/:$/, '')
      .replace(':', ' '),
  );
  return `crm5 has no ${words.join(', ')}`;
}

/** SQL passes over what is not known in `least` and `greatest`; a formula has no value without all of its ingredients. */
function formulaInSql({ text, metrics }: { text: string; metrics: string[] }): string {
  const value = text.replaceAll(/\bmin\(/g, 'least(').replaceAll(/\bmax\(/g, 'greatest(');
  return `CASE WHEN ${metrics.map((id) => `${id} IS NOT NULL`).join(' AND ')} THEN ${value} END`;
}
