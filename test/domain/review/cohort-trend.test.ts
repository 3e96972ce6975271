import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/day.ts';
import type { CohortMember } from '../../../lib/domain/review/cohort-member.ts';
import { cohortTrend } from '../../../lib/domain/review/cohort-trend.ts';
import { differenceOf, shareOf } from '../../../lib/domain/review/share.ts';
import { studyStaying } from '../../../lib/domain/review/staying.ts';
import { type Journey, timeTo } from '../../../lib/domain/review/time-to.ts';

const signup = '2026-01-05';
/** An account of which things happened so many days after its sign-up. */
const member = (
  over: { implemented?: number; first?: number; left?: number; signupDay?: string } & Pick<
    Partial<CohortMember>,
    'channel' | 'owner' | 'plan' | 'milestones'
  > = {},
) => {
  const { implemented, first, left, signupDay = signup, ...rest } = over;
  const day = (after?: number) => (after === undefined ? undefined : addDays(signupDay, after));
  return {
    signupDay,
    milestones: {},
    firstValueDay: day(first),
    implementedDay: day(implemented),
    leftDay: day(left),
    ...rest,
  } satisfies CohortMember;
};
const milestones = [{ id: 'data-flowing', label: 'Data flows in' }];
const question = { until: '2026-12-31', months: 12, milestones };

describe('a share', () => {
  it.each([
    // Reference values: E. B. Wilson's interval as R's prop.test(correct = FALSE) gives it.
    { count: 0, of: 10, low: 0, high: 0.2775 },
    { count: 5, of: 10, low: 0.2366, high: 0.7634 },
    { count: 10, of: 10, low: 0.7225, high: 1 },
    { count: 81, of: 263, low: 0.2553, high: 0.3662 },
  ])('of $count in $of lies between $low and $high', ({ count, of, low, high }) => {
    const found = shareOf(count, of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('of nobody is not told', () => {
    expect(shareOf(0, 0)).toEqual({ of: 0, count: 0 });
  });

  it('differs from another as Newcombe has it', () => {
    // His example (a): 56 of 70 against 48 of 80.
    const found = differenceOf(shareOf(56, 70), shareOf(48, 80));
    expect(found?.difference).toBeCloseTo(0.2, 10);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
  });

  it('and a difference hold their interval, whatever the counts', () => {
    const counts = fc
      .integer({ min: 1, max: 400 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, counts, ([a, n], [b, m]) => {
        const [one, other] = [shareOf(a, n), shareOf(b, m)];
        const [there, back] = [differenceOf(one, other), differenceOf(other, one)];
        const inside = [one, other].every(
          ({ share = -1, low = 1, high = 0 }) => low <= share && share <= high && low >= 0 && high <= 1,
        );
        return (
          inside &&
          there !== undefined &&
          back !== undefined &&
          there.low <= there.difference &&
          there.difference <= there.high &&
          there.low >= -1 - 1e-9 &&
          there.high <= 1 + 1e-9 &&
          Math.abs(there.low + back.high) < 1e-9
        );
      }),
    );
  });
});

describe('the day by which half had got there', () => {
  const at = (
    reached: number | undefined,
    { signupDay = signup, left }: { signupDay?: string; left?: number } = {},
  ): Journey => ({
    signupDay,
    reachedDay: reached === undefined ? undefined : addDays(signupDay, reached),
    leftDay: left === undefined ? undefined : addDays(signupDay, left),
  });
  it.each([
    { what: 'of nobody is not told', journeys: [], told: { reached: 0, of: 0, pending: false } },
    {
      what: 'is that of the one in the middle',
      journeys: [at(3), at(9), at(40)],
      told: { reached: 3, of: 3, medianDays: 9, pending: false },
    },
    {
      what: 'counts who never will',
      journeys: [at(3), at(9), at(undefined, { left: 20 })],
      told: { reached: 2, of: 3, medianDays: 9, pending: false },
    },
    {
      what: 'is never, where fewer than half ever will',
      journeys: [at(3), at(undefined, { left: 20 }), at(undefined, { left: 9 })],
      told: { reached: 1, of: 3, pending: false },
    },
    {
      what: 'is still open while others may',
      journeys: [at(3), at(undefined), at(undefined, { left: 9 })],
      told: { reached: 1, of: 3, pending: true },
    },
    {
      what: 'is open while a younger one may be earlier',
      journeys: [at(90), at(90), at(undefined, { signupDay: '2026-05-01' })],
      told: { reached: 2, of: 3, pending: true },
    },
    {
      what: 'is told once those who wait are older',
      journeys: [at(9), at(9), at(undefined, { signupDay: '2026-05-01' })],
      told: { reached: 2, of: 3, medianDays: 9, pending: false },
    },
  ])('$what', ({ journeys, told }) => {
    expect(timeTo(journeys, '2026-05-20')).toEqual(told);
  });

  it('does not change any more once it is told', () => {
    const journeys = fc.array(
      fc.record({
        began: fc.integer({ min: 0, max: 40 }),
        reached: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
        left: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(
        journeys,
        fc.integer({ min: 40, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (list, first, later) => {
          const all = list.map(({ began, reached, left }) => {
            const gone = left !== undefined && reached !== undefined && left < reached;
            return at(gone ? undefined : reached, { signupDay: addDays(signup, began), left });
          });
          const before = timeTo(all, addDays(signup, first));
          const after = timeTo(all, addDays(signup, first + later));
          return before.pending || before.medianDays === after.medianDays;
        },
      ),
    );
  });
});

describe('a trend over cohorts', () => {
  it('counts shares only of accounts whose window is over, and says how many are too young', () => {
    const young = { signupDay: '2026-11-20' };
    const trend = cohortTrend([member({ implemented: 20 }), member(), member({ implemented: 5, ...young })], question);
    expect(trend.cohorts.map(({ month }) => month)).toEqual(['2026-01', '2026-11']);
    expect(trend.cohorts[1]?.by.map(({ of, tooYoung }) => [of, tooYoung])).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
    expect(trend.all.by[0]).toMatchObject({ days: 30, of: 3, count: 2, tooYoung: 0 });
    expect(trend.all.by[2]).toMatchObject({ days: 90, of: 2, count: 1, tooYoung: 1, share: 0.5 });
    expect(trend.all.implemented).toEqual({ reached: 1, of: 2, medianDays: 20, pending: false });
  });

  it('counts who left without being implemented as not implemented', () => {
    const { all } = cohortTrend([member({ left: 10 }), member({ implemented: 8 })], question);
    expect(all.by[0]).toMatchObject({ of: 2, count: 1 });
    expect(all.left).toBe(1);
  });

  it('leaves out who signed up before anybody looked', () => {
    const trend = cohortTrend([member({ implemented: 300 }), member({ signupDay: '2026-06-01', implemented: 9 })], {
      ...question,
      observedFrom: '2026-03-01',
    });
    expect([trend.notObserved, trend.all.started]).toEqual([1, 1]);
  });

  it('tells segments apart, the largest first, and calls what nobody stated by that name', () => {
    const channels = ['Partner', 'Web', 'Web', undefined];
    const trend = cohortTrend(
      channels.map((channel) => member({ channel })),
      question,
    );
    const rows = trend.segments.find(({ by }) => by === 'channel')?.rows.map(({ value, started }) => [value, started]);
    expect(rows).toEqual([
      ['Web', 2],
      ['Partner', 1],
      ['not stated', 1],
    ]);
  });

  it('puts the smallest segments together when there are more than thirty', () => {
    const trend = cohortTrend(
      Array.from({ length: 40 }, (_, index) => member({ owner: `csm-${index}` })),
      question,
    );
    const rows = trend.segments.find(({ by }) => by === 'owner')?.rows ?? [];
    expect([rows.length, rows.at(-1)?.value, rows.at(-1)?.started]).toEqual([31, 'all others', 10]);
  });

  it('counts every account once in each segment', () => {
    const some = fc.record({
      implemented: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
      plan: fc.constantFrom('a', 'b', undefined),
      began: fc.integer({ min: 0, max: 350 }),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (list) => {
        const members = list.map(({ began, ...rest }) => member({ ...rest, signupDay: addDays(signup, began) }));
        const { all, segments, cohorts } = cohortTrend(members, question);
        const sum = (rows: { started: number }[]) => rows.reduce((total, { started }) => total + started, 0);
        const shares = [all, ...cohorts].every(({ by }) =>
          by.every(({ of, tooYoung, count }) => count <= of && of + tooYoung >= count),
        );
        return shares && sum(cohorts) === all.started && segments.every(({ rows }) => sum(rows) === all.started);
      }),
      { numRuns: 60 },
    );
  });
});

describe('staying', () => {
  const study = { landmarkDays: 60, horizonDays: 180, until: '2026-12-31', minimum: 3, milestones };
  const many = (count: number, over: Parameters<typeof member>[0]) => Array.from({ length: count }, () => member(over));

  it('leaves out who was gone by the landmark, and who is too young', () => {
    const young = member({ signupDay: '2026-09-01', implemented: 5 });
    const found = studyStaying([...many(4, { implemented: 10 }), ...many(5, { left: 40 }), young], study);
    expect(found).toMatchObject({ accounts: 4, leftBefore: 5, tooYoung: 1 });
    expect(found.implemented.without.of).toBe(0);
  });

  it('reads what was reached on the landmark day: what came later does not count', () => {
    const late = many(4, { implemented: 61 });
    const found = studyStaying([...many(4, { implemented: 60 }), ...late], study);
    expect([found.implemented.with.of, found.implemented.without.of]).toEqual([4, 4]);
  });

  it('tells the difference with its interval, and does not call it a cause', () => {
    const found = studyStaying([...many(40, { implemented: 10 }), ...many(10, { left: 100 }), ...many(10, {})], study);
    expect(found.implemented.with).toMatchObject({ of: 40, count: 40 });
    expect(found.implemented.without).toMatchObject({ of: 20, count: 10 });
    expect(found.implemented.difference).toBeCloseTo(0.5, 10);
    expect(found.implemented.low).toBeGreaterThan(0);
    expect(found.implemented.words).toContain('which does not show that one is the cause of the other');
  });

  it('says that a small difference may be chance, and that few accounts tell nothing', () => {
    const even = studyStaying(
      [...many(9, { implemented: 10 }), ...many(1, { implemented: 10, left: 100 }), ...many(10, {})],
      study,
    );
    expect(even.implemented.words).toContain('may be chance');
    const few = studyStaying([...many(2, { implemented: 10 }), ...many(10, {})], study);
    expect(few.implemented.difference).toBeUndefined();
    expect(few.implemented.words).toBe(
      'Too few accounts to tell: 2 were implemented by day 60 and 10 had not; each group needs 3.',
    );
  });

  it('is compared milestone by milestone, the largest difference first', () => {
    const reached = { milestones: { 'data-flowing': addDays(signup, 9) } };
    const both = [...milestones, { id: 'whole-team', label: 'The whole team' }];
    const found = studyStaying([...many(12, reached), ...many(12, { left: 90 })], {
      ...study,
      milestones: both.toReversed(),
    });
    expect(found.milestones.map(({ milestone }) => milestone)).toEqual(['data-flowing', 'whole-team']);
    expect(found.milestones[0]?.difference).toBe(1);
  });
});
