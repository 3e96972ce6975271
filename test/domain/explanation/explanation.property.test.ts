import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainChange, type JudgedWith } from '../../../lib/domain/explanation/explain-change.ts';
import { explainHealth } from '../../../lib/domain/explanation/explain-health.ts';
import type { OverrideSetting } from '../../../lib/domain/health/override.ts';
import { scoreAccount } from '../../../lib/domain/health/score-account.ts';
import type { Scorecard } from '../../../lib/domain/health/scorecard.ts';
import { shippedCatalogue } from '../../factories/dossiers.ts';
import { daysFor, scorecardsOf, shippedScorecards } from '../../factories/health-days.ts';
import { anOverride } from '../../factories/overrides.ts';

const catalogue = shippedCatalogue();
const shipped = shippedScorecards();
/** The same scorecard with other weights, other points, a measure less and one more. */
const [changed] = scorecardsOf(`
id: standard
label: Standard health
bands: { green: 70, yellow: 40 }
measures:
  - { id: licence-utilisation, label: Seats, metric: licence_utilisation, weight: 30, points: { ratio: { target: 90 } } }
  - { id: activity-trend, label: Trend, metric: events_28d, weight: 20, points: { trend: { full: 2 } } }
  - { id: sentiment, label: NPS, metric: nps_90d, weight: 5, points: { bands: [{ below: 0, points: 0 }, { points: 100 }] } }
  - { id: dashboards, label: Dashboards, metric: dashboards, weight: 10, points: { ratio: { target: 20 } } }
`) as [Scorecard];
const all = [...shipped, changed];
const points = fc.integer({ min: 0, max: 100 });
const sets: fc.Arbitrary<OverrideSetting[]> = fc.array(
  fc.oneof(
    fc.record({ score: points }),
    fc.record({ band: fc.constantFrom('red' as const, 'green' as const) }),
    fc.record({ measure: fc.constantFrom('sentiment', 'licence-utilisation'), points }),
  ),
  { maxLength: 2 },
);
const judged = (day: string) =>
  fc
    .tuple(daysFor(all, day), fc.constantFrom(shipped, [changed]), sets)
    .map(([account, scorecards, some]): JudgedWith => {
      const overrides = some.map((set, index) =>
        anOverride('a1', { set, overrideId: `${day} ${index}`, from: '2026-02-01' }),
      );
      return { day: account, health: scoreAccount(account, undefined, scorecards, overrides), scorecards, catalogue };
    });
const tenths = (value: number) => Math.round(10 * value) + 0;
const sumOf = (amounts: (number | undefined)[]) => amounts.reduce<number>((sum, one) => sum + tenths(one ?? 0), 0);

describe('the parts of a score', () => {
  it('add up to it exactly, what a person set included', () => {
    fc.assert(
      fc.property(judged('2026-03-01'), ({ day, health, scorecards }) => {
        const scorecard = scorecards.find(({ id }) => id === health.scorecard?.id);
        const explained = explainHealth(health, { day: day.day, scorecard, catalogue });
        if (health.score === undefined) return;
        const parts = [...explained.points.map(({ part }) => part), explained.setByHand];
        expect(sumOf(parts)).toBe(tenths(health.score));
        if (explained.groups.length > 0) {
          const groups = [...explained.groups.map(({ part }) => part), explained.setByHand];
          expect(sumOf(groups)).toBe(tenths(health.score));
        }
      }),
    );
  });
});

describe('what changed between two days', () => {
  it('adds up to the difference of the scores exactly', () => {
    fc.assert(
      fc.property(judged('2026-03-01'), judged('2026-03-02'), (before, after) => {
        const { difference, lines } = explainChange(before, after);
        if (difference === undefined) {
          expect(lines.every(({ amount }) => amount === undefined)).toBe(true);
          return;
        }
        expect(sumOf(lines.map(({ amount }) => amount))).toBe(tenths(difference));
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing when nothing changed', () => {
    fc.assert(
      fc.property(judged('2026-03-01'), (before) => {
        const after = { ...before, day: { ...before.day, day: '2026-03-02' } };
        expect(explainChange(before, after).lines).toEqual([]);
      }),
    );
  });
});
