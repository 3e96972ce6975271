import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScorecards } from '../../../lib/domain/health/parse-scorecards.ts';
import { scoreAccount } from '../../../lib/domain/health/score-account.ts';
import type { Scorecard } from '../../../lib/domain/health/scorecard.ts';
import type { PeerTable } from '../../../lib/domain/peers/peer-table.ts';
import { anAccountDay, documentOf, shipped, shippedCatalogue } from '../../factories/dossiers.ts';

const catalogue = shippedCatalogue();

function scorecard(measures: string, head = 'bands: { green: 70, yellow: 40 }'): Scorecard {
  const text = `id: test\nlabel: Test\n${head}\nmeasures:\n${measures}`;
  const { value, faults } = parseScorecards(documentOf('scorecard.yaml', text), catalogue);
  if (!value?.[0]) throw new Error(faults.map(({ message }) => message).join('; '));
  return value[0];
}

const peersOf = (metric: string, values: number[]): PeerTable => ({
  day: '2026-03-01',
  minimum: 20,
  widen: [['sizeBand', 'industry'], []],
  groups: {
    'sizeBand=51-250|industry=Retail': {
      label: 'accounts of 51–250 people in Retail',
      accounts: values.length,
      metrics: { [metric]: { n: values.length, values } },
    },
  },
});
const hundred = Array.from({ length: 100 }, (_, index) => index + 0.5);
const retail = { sizeBand: '51-250', industry: 'Retail' };

function pointsOf(measure: string, metrics: Record<string, number>, peers?: PeerTable) {
  const card = scorecard(`  - { id: m, label: M, weight: 1, ${measure} }`);
  const { points } = scoreAccount(anAccountDay({ metrics, attributes: retail }), peers, [card]);
  return points[0]!;
}

describe('points', () => {
  const bands =
    'metric: licence_utilisation, points: { bands: [{ below: 10, points: 0 }, { below: 50, points: 50 }, { points: 100 }] }';
  const peer = 'metric: logins_28d, points: peer';
  const trend = 'metric: logins_28d, points: trend';
  const full = 'metric: logins_28d, points: { trend: { full: 1 } }';
  const ratio = 'metric: dashboards, points: { ratio: { target: 20 } }';
  const share = 'metric: active_users_28d, points: { ratio: { target: seats } }';
  const indicator = 'points: { indicator: [{ when: champion_present > 0, points: 100 }, { points: 20 }] }';
  const deductions =
    'points: { deductions: [{ metric: open_cases, each: 10, at-most: 35 }, { when: oldest_case_days > 9, points: 40 }] }';

  it.each([
    ['a band by the first row above the value', bands, { licence_utilisation: 10 }, 50],
    ['the last band by all the rest', bands, { licence_utilisation: 250 }, 100],
    ['a trend of 50 for staying as it was', trend, { logins_28d: 4, logins_28d_change: 0 }, 50],
    ['a trend of 100 for doubling, and no more for more', trend, { logins_28d: 9, logins_28d_change: 1.6 }, 100],
    ['a trend against what counts as full', full, { logins_28d: 4, logins_28d_change: -0.25 }, 75],
    [
      'a falling metric that is better lower',
      'metric: cases_opened_28d, points: trend',
      { cases_opened_28d: 1, cases_opened_28d_change: -0.5 },
      100,
    ],
    ['a ratio to a target', ratio, { dashboards: 5 }, 25],
    ['a ratio to another metric', share, { active_users_28d: 3, seats: 4 }, 75],
    [
      'a ratio turned round',
      'metric: first_reply_hours_28d, points: { ratio: { target: 6 } }',
      { first_reply_hours_28d: 24 },
      25,
    ],
    ['an indicator', indicator, { champion_present: 1 }, 100],
    ['an indicator that does not hold', indicator, { champion_present: 0 }, 20],
    ['deductions, each to its limit', deductions, { open_cases: 9, oldest_case_days: 3 }, 65],
    ['deductions together', deductions, { open_cases: 1, oldest_case_days: 12 }, 50],
  ])('are given for %s', (_, measure, metrics, expected) => {
    expect(pointsOf(measure, metrics).points).toBe(expected);
  });

  it('are the percentile among peers, turned round where lower is better', () => {
    expect(pointsOf(peer, { logins_28d: 9 }, peersOf('logins_28d', hundred))).toMatchObject({
      points: 9,
      percentile: 9,
      groupSize: 100,
      widened: false,
    });
    expect(pointsOf('metric: open_cases, points: peer', { open_cases: 9 }, peersOf('open_cases', hundred)).points).toBe(
      91,
    );
    const stretched = 'metric: logins_28d, points: { peer: { from: 10, to: 60 } }';
    expect(pointsOf(stretched, { logins_28d: 35 }, peersOf('logins_28d', hundred)).points).toBe(50);
  });

  it.each([
    ['its value is missing', bands, {}],
    ['its change is missing', trend, { logins_28d: 4 }],
    ['its target is missing', share, { active_users_28d: 3 }],
    ['its condition cannot be told', indicator, {}],
    ['one of its deductions cannot be told', deductions, { open_cases: 0 }],
    ['there is nobody to compare with', peer, { logins_28d: 9 }],
  ])('are not given when %s', (_, measure, metrics) => {
    expect(pointsOf(measure, metrics).points).toBeUndefined();
  });
});

describe('a reason', () => {
  it('tells the fall, and how it compares', () => {
    const metrics = { logins_28d: 62, logins_28d_change: Math.round((62 / 210 - 1) * 1e6) / 1e6 };
    expect(pointsOf('metric: logins_28d, points: peer', metrics, peersOf('logins_28d', hundred)).reason).toBe(
      'Logins fell from 210 to 62 in 28 days; higher than 62 % of 100 accounts of 51–250 people in Retail',
    );
    const low = { ...metrics, logins_28d: 9 };
    expect(pointsOf('metric: logins_28d, points: peer', low, peersOf('logins_28d', hundred)).reason).toContain(
      'lower than 91 % of 100 accounts of 51–250 people in Retail',
    );
  });

  it.each([
    ['metric: logins_28d, points: peer', { logins_28d: 1 }, 'M: there are too few accounts to compare it with'],
    ['metric: dashboards, points: { ratio: { target: 4 } }', { dashboards: 1 }, 'Dashboards: 1; the target is 4'],
    [
      'points: { indicator: [{ when: champion_present > 0, points: 100 }, { points: 0, because: Nobody is champion }] }',
      { champion_present: 0 },
      'Nobody is champion',
    ],
    [
      'metric: nps_90d, points: { bands: [{ below: 0, points: 0 }, { points: 100 }] }',
      {},
      'NPS in 90 days: not known, nothing is recorded',
    ],
    [
      'metric: logins_28d, points: trend',
      { logins_28d: 3 },
      'Logins, change over 28 days: not known, there was nothing before to compare with',
    ],
  ])('for %s with %o is "%s"', (measure, metrics, reason) => {
    expect(pointsOf(measure, metrics).reason).toBe(reason);
  });

  it('says that a source has fallen silent', () => {
    const day = anAccountDay({
      missing: { logins_28d: 'stale' },
      provenance: { logins: { sources: ['tool'], newestDay: '2026-01-02', records: 'usage login' } },
    });
    const card = scorecard('  - { id: m, label: M, weight: 1, metric: logins_28d, points: { ratio: { target: 4 } } }');
    expect(scoreAccount(day, undefined, [card]).points[0]?.reason).toBe(
      'Logins in 28 days: not known, its source has said nothing since 2026-01-02',
    );
  });
});

describe('a score', () => {
  const two = `
  - { id: a, label: A, weight: 3, metric: dashboards, points: { ratio: { target: 10 } } }
  - { id: b, label: B, weight: 1, metric: reports, points: { ratio: { target: 10 } } }`;
  const score = (metrics: Record<string, number>, head?: string) =>
    scoreAccount(anAccountDay({ metrics }), undefined, [scorecard(two, head)]);

  it('is the weighted mean of the points', () => {
    expect(score({ dashboards: 10, reports: 2 })).toMatchObject({ score: 80, band: 'green', coverage: 1 });
  });

  it('loses coverage, not points, when an input is missing', () => {
    expect(score({ dashboards: 5 })).toMatchObject({ score: 50, band: 'yellow', coverage: 0.75 });
  });

  it('has no band below the least coverage', () => {
    expect(score({ reports: 10 })).toMatchObject({ score: 100, band: 'unknown', coverage: 0.25 });
    expect(score({ reports: 10 }, 'bands: { green: 70, yellow: 40 }\nminimum-coverage: 0.2')).toMatchObject({
      band: 'green',
    });
  });

  it('is absent when nothing is known', () => {
    expect(score({})).toMatchObject({ band: 'unknown', coverage: 0 });
    expect(score({}).score).toBeUndefined();
  });
});

describe('any score of the shipped scorecard', () => {
  const card = parseScorecards(shipped('scorecard.yaml'), catalogue).value?.at(-1) as Scorecard;
  const ids = [
    ...new Set(
      card.measures.flatMap(({ metric, points }) =>
        points.way === 'trend' ? [metric, points.changeMetric] : [metric],
      ),
    ),
  ];
  const metrics = fc.record(
    Object.fromEntries(
      ids.map((id) => [id, fc.double({ min: id.endsWith('_change') ? -1 : 0, max: 200, noNaN: true })]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, number>>;
  const peers = fc.constantFrom(undefined, peersOf('active_days_28d', hundred));
  const days = fc
    .tuple(metrics, peers)
    .map(([some, table]) => ({ day: anAccountDay({ metrics: some, attributes: retail }), table }));

  it('lies between 0 and 100, and is there exactly when something is known', () => {
    fc.assert(
      fc.property(days, ({ day, table }) => {
        const { score, coverage, points } = scoreAccount(day, table, [card]);
        expect(score === undefined).toBe(coverage === 0);
        for (const number of [score, ...points.map((one) => one.points)]) {
          if (number !== undefined) expect(number).toSatisfy((value: number) => value >= 0 && value <= 100);
        }
      }),
    );
  });

  it('never falls when a measure moves the way that is better', () => {
    const measured = card.measures.filter(
      ({ points }) => points.way === 'bands' || points.way === 'peer' || points.way === 'trend',
    );
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...measured),
        fc.double({ min: 0, max: 50, noNaN: true }),
        ({ day, table }, measure, step) => {
          const moved = measure.points.way === 'trend' ? measure.points.changeMetric : measure.metric;
          const before = day.metrics[moved];
          fc.pre(before !== undefined);
          const better = {
            ...day,
            metrics: { ...day.metrics, [moved]: before + (measure.direction === 'down' ? -step : step) },
          };
          const one = (some: typeof day) => scoreAccount(some, table, [{ ...card, measures: [measure] }]).score ?? 0;
          expect(one(better)).toBeGreaterThanOrEqual(one(day));
        },
      ),
    );
  });

  it('is that of the scorecard without a measure, when the measure has no input', () => {
    fc.assert(
      fc.property(days, ({ day, table }) => {
        const { score, points } = scoreAccount(day, table, [card]);
        const known = new Map(points.flatMap((one) => (one.points === undefined ? [] : [[one.measure, one.weight]])));
        // By its weight in the whole: in a group, the others would share what it leaves.
        const measures = card.measures.flatMap((measure) => {
          const weight = known.get(measure.id);
          return weight === undefined ? [] : [{ ...measure, weight, group: undefined }];
        });
        const rest = { ...card, groups: [], measures };
        if (known.size > 0) expect(scoreAccount(day, table, [rest]).score).toBe(score);
      }),
    );
  });
});
