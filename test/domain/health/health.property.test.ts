import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributePoints, type Part } from '../../../lib/domain/health/attribute-points.ts';
import type { OverrideSetting } from '../../../lib/domain/health/override.ts';
import { scoreAccount, scoreBy } from '../../../lib/domain/health/score-account.ts';
import type { Scorecard } from '../../../lib/domain/health/scorecard.ts';
import { anAccountDay } from '../../factories/dossiers.ts';
import { daysFor, shippedScorecards } from '../../factories/health-days.ts';
import { anOverride } from '../../factories/overrides.ts';

const shipped = shippedScorecards();
const standard = shipped.at(-1) as Scorecard;
const days = daysFor(shipped);
const points = fc.integer({ min: 0, max: 100 });
const settings: fc.Arbitrary<OverrideSetting> = fc.oneof(
  fc.record({ band: fc.constantFrom('green' as const, 'yellow' as const, 'red' as const) }),
  fc.record({ score: points }),
  fc.record({ measure: fc.constantFrom(...standard.measures.map(({ id }) => id)), points }),
);

describe('any score', () => {
  it('is absent exactly when nothing is known, and else lies between 0 and 100', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { score, coverage } = scoreAccount(day, undefined, shipped);
        expect(score === undefined).toBe(coverage === 0);
        if (score !== undefined) expect(score).toSatisfy((value: number) => value >= 0 && value <= 100);
      }),
    );
    expect(scoreAccount(anAccountDay(), undefined, shipped)).toMatchObject({ band: 'unknown', coverage: 0 });
  });

  it('is the same when all weights are so many times as large, of measures and of groups', () => {
    const times = fc.double({ min: 0.01, max: 8, noNaN: true });
    fc.assert(
      fc.property(days, times, times, (day, ofMeasures, ofGroups) => {
        const scaled: Scorecard = {
          ...standard,
          measures: standard.measures.map((one) => ({ ...one, weight: one.weight * ofMeasures })),
          groups: standard.groups.map((one) => ({ ...one, weight: one.weight * ofGroups })),
        };
        const [one, other] = [scoreBy(standard, { day }), scoreBy(scaled, { day })];
        expect(Math.abs((one.score ?? 0) - (other.score ?? 0))).toBeLessThan(0.11);
        expect(Math.abs(one.coverage - other.coverage)).toBeLessThan(0.0011);
      }),
    );
  });

  it('keeps what was computed whatever people set, and says it beside what counts', () => {
    fc.assert(
      fc.property(days, fc.array(settings, { minLength: 1, maxLength: 4 }), (day, all) => {
        const overrides = all.map((set, index) =>
          anOverride('a1', { set, overrideId: `o${index}`, from: '2026-02-01' }),
        );
        const [plain, health] = [scoreBy(standard, { day }), scoreAccount(day, undefined, [standard], overrides)];
        const { score, band, coverage } = plain;
        expect(health.computed).toEqual(score === undefined ? { band, coverage } : { score, band, coverage });
        expect(health.points.map(({ overridden: _, ...one }) => one)).toEqual(plain.points);
        if (health.score !== undefined) expect(health.score).toSatisfy((value: number) => value >= 0 && value <= 100);
      }),
    );
  });

  it('is not touched by an override before its first day, after its last, nor from the day it was withdrawn', () => {
    fc.assert(
      fc.property(settings, (set) => {
        const day = anAccountDay({ metrics: { licence_utilisation: 60 } });
        const others = [
          { from: '2026-03-02', until: '2026-03-20' },
          { from: '2026-02-01', until: '2026-02-28' },
          { from: '2026-02-01', until: '2026-03-20', withdrawnAt: '2026-03-01T08:00:00.000Z' },
        ].map((part) => anOverride('a1', { set, ...part }));
        expect(scoreAccount(day, undefined, shipped, others)).toEqual(scoreAccount(day, undefined, shipped));
      }),
    );
  });
});

describe('what measures do to a score', () => {
  const parts = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 }).chain((ids) =>
    fc.tuple(
      ...ids.map((measure) =>
        fc.record({
          measure: fc.constant(measure),
          weight: fc.integer({ min: 1, max: 50 }),
          points: fc.option(points, { nil: undefined }),
        }),
      ),
    ),
  ) as fc.Arbitrary<Part[]>;
  const mean = (all: Part[]) => {
    const known = all.filter((one) => one.points !== undefined);
    const total = known.reduce((sum, { weight }) => sum + weight, 0);
    return known.reduce((sum, { weight, points }) => sum + (weight * (points as number)) / total, 0);
  };

  it('adds up to the difference of the scores', () => {
    fc.assert(
      fc.property(parts, parts, (from, to) => {
        fc.pre([from, to].every((all) => all.some((one) => one.points !== undefined)));
        const sum = attributePoints(from, to).reduce((all, { amount }) => all + amount, 0);
        expect(sum).toBeCloseTo(mean(to) - mean(from), 6);
      }),
    );
  });
});
