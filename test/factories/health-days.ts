import fc from 'fast-check';
import { parseScorecards } from '../../lib/domain/health/parse-scorecards.ts';
import type { Scorecard } from '../../lib/domain/health/scorecard.ts';
import { measureMetrics } from '../../lib/domain/health/scorecard-inputs.ts';
import type { AccountDay } from '../../lib/domain/metrics/account-day.ts';
import { anAccountDay, documentOf, shipped, shippedCatalogue } from './dossiers.ts';

/** Scorecards from the text of a scorecard.yaml. */
export function scorecardsOf(text: string): Scorecard[] {
  const { value, faults } = parseScorecards(documentOf('scorecard.yaml', text), shippedCatalogue());
  if (!value) throw new Error(faults.map(({ message }) => message).join('; '));
  return value;
}

/** The scorecards that come with Holdfast. */
export function shippedScorecards(): Scorecard[] {
  return parseScorecards(shipped('scorecard.yaml'), shippedCatalogue()).value as Scorecard[];
}

/** Days on which any of what some scorecards read is known, or not. */
export function daysFor(scorecards: readonly Scorecard[], day = '2026-03-01'): fc.Arbitrary<AccountDay> {
  const ids = [...new Set(scorecards.flatMap(({ measures }) => measures.flatMap(measureMetrics)))];
  const value = (id: string) => fc.double({ min: id.endsWith('_change') ? -1 : 0, max: 200, noNaN: true });
  const metrics = fc.record(Object.fromEntries(ids.map((id) => [id, value(id)])), { requiredKeys: [] });
  return fc.tuple(metrics, fc.boolean()).map(([some, implemented]) =>
    anAccountDay({
      day,
      metrics: some as Record<string, number>,
      ...(implemented && { implementedDay: '2026-01-01' }),
    }),
  );
}
