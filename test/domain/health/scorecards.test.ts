import { describe, expect, it } from 'vitest';
import { parseScorecards } from '../../../lib/domain/health/parse-scorecards.ts';
import { scoreAccount } from '../../../lib/domain/health/score-account.ts';
import type { Scorecard } from '../../../lib/domain/health/scorecard.ts';
import { anAccountDay, documentOf, shippedCatalogue } from '../../factories/dossiers.ts';
import { scorecardsOf } from '../../factories/health-days.ts';
import { anOverride } from '../../factories/overrides.ts';

const bands = 'bands: { green: 70, yellow: 40 }';
const dashboards = '{ id: dashboards, label: D, metric: dashboards, weight: 1, points: { ratio: { target: 10 } } }';
const two = (first: string) => `
scorecards:
  - { id: new, label: New, ${first}${bands}, measures: [${dashboards}] }
  - { id: rest, label: Rest, ${bands}, measures: [${dashboards}] }
`;
const grouped = `
id: grouped
label: Grouped
${bands}
groups:
  - { id: use, label: Use, weight: 60 }
  - { id: build, label: Build, weight: 40 }
measures:
  - { id: logins, label: Logins, group: use, metric: logins_28d, weight: 2, points: { ratio: { target: 10 } } }
  - { id: seats, label: Seats, group: use, metric: licence_utilisation, weight: 1, points: { ratio: { target: 100 } } }
  - { id: dashboards, label: Dashboards, group: build, metric: dashboards, weight: 7, points: { ratio: { target: 10 } } }
`;
const faultsOf = (text: string) =>
  parseScorecards(documentOf('scorecard.yaml', text), shippedCatalogue()).faults.map(
    ({ path, message, hint }) => `${path}: ${message}${hint ? ` (${hint})` : ''}`,
  );

describe('several scorecards', () => {
  it('score an account by the first that is for it; one whose condition cannot be told is not', () => {
    const cards = scorecardsOf(two("applies-to: 'days_since_signup < 30', "));
    const scorecardOf = (metrics: Record<string, number>) =>
      scoreAccount(anAccountDay({ metrics }), undefined, cards).scorecard;
    expect(scorecardOf({ days_since_signup: 3 })?.id).toBe('new');
    expect(scorecardOf({ days_since_signup: 30 })?.id).toBe('rest');
    expect(scorecardOf({})?.id).toBe('rest');
  });

  it.each([
    [
      'all but the last say whom they are for',
      two(''),
      [
        'scorecards[0]: "applies-to" is missing: only the last scorecard goes without (say whom it is for, or move it to the end)',
      ],
    ],
    [
      'the last is for all the others',
      `scorecards:\n  - { id: a, label: A, applies-to: implemented, ${bands}, measures: [${dashboards}] }`,
      [
        'scorecards[0].applies-to: the last scorecard is for all the others: it has no "applies-to" (remove applies-to, or add a scorecard for all the others)',
      ],
    ],
    [
      'a condition is checked at its place',
      two("applies-to: 'day_since_signup < 30', "),
      [
        'scorecards[0].applies-to: there is no metric or variable "day_since_signup" (did you mean "days_since_signup"?)',
      ],
    ],
    [
      'each has an id of its own',
      two('applies-to: implemented, ').replace('id: rest', 'id: new'),
      ['scorecards[1].id: "new" is already the scorecard on line 3'],
    ],
    ['a list must have one', 'scorecards: []', ['scorecards: this list is empty']],
    [
      'a measure names a group there is',
      grouped.replace('group: build', 'group: built'),
      [
        'measures[2].group: there is no group "built" (did you mean "build"?)',
        'groups[1].id: no measure belongs to the group "build"',
      ],
    ],
    [
      'growth needs a longer window of the same',
      grouped.replace(
        'metric: logins_28d, weight: 2, points: { ratio: { target: 10 } }',
        'metric: logins_28d, weight: 2, points: { growth: { over: events_90d } }',
      ),
      [
        'measures[0].points.growth.over: "events_90d" does not hold "logins_28d" and what came before it (name a longer window of the same metric, of one that counts something)',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(faultsOf(text)).toEqual(expected);
  });
});

describe('the version of a scorecard', () => {
  const versionOf = (text: string) => scorecardsOf(text)[0]?.version;

  it('is the same however its definition is laid out, alone or in a list', () => {
    const reordered = grouped.replace('id: grouped\nlabel: Grouped', '# a comment\nlabel: Grouped\nid: grouped');
    expect(versionOf(reordered)).toBe(versionOf(grouped));
    expect(versionOf(grouped)).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['weight: 60', 'weight: 61'],
    ['target: 100', 'target: 99'],
    ['label: Seats', 'label: Licences'],
    ['green: 70', 'green: 71'],
  ])('is another when %s becomes %s', (before, after) => {
    expect(versionOf(grouped.replace(before, after))).not.toBe(versionOf(grouped));
  });
});

describe('a group', () => {
  const [card] = scorecardsOf(grouped) as [Scorecard];
  const score = (metrics: Record<string, number>) => scoreAccount(anAccountDay({ metrics }), undefined, [card]);

  it('has a weight that its measures share, and a sub-score and coverage of its own', () => {
    const { points, groups, score: whole } = score({ logins_28d: 10, licence_utilisation: 25, dashboards: 5 });
    expect(points.map(({ weight }) => weight)).toEqual([40, 20, 40]);
    expect(groups).toEqual([
      { group: 'use', weight: 60, score: 75, coverage: 1 },
      { group: 'build', weight: 40, score: 50, coverage: 1 },
    ]);
    expect(whole).toBe(65);
  });

  it('gives up the weight of what has no input, and has no sub-score without any', () => {
    const health = score({ logins_28d: 10 });
    expect(health).toMatchObject({ score: 100, coverage: 0.4 });
    expect(health.groups).toEqual([
      { group: 'use', weight: 60, score: 100, coverage: 0.667 },
      { group: 'build', weight: 40, coverage: 0 },
    ]);
  });
});

describe('growth', () => {
  const [card] = scorecardsOf(`
id: g
label: G
${bands}
measures: [{ id: m, label: M, weight: 1, metric: logins_28d, points: { growth: { over: logins_90d } } }]
`) as [Scorecard];
  const pointsOf = (metrics: Record<string, number>) =>
    scoreAccount(anAccountDay({ metrics }), undefined, [card]).points[0];

  it.each([
    ['is 50 × current ÷ mean of the windows before', { logins_28d: 28, logins_90d: 90 }, 50],
    ['is at most 100', { logins_28d: 80, logins_90d: 90 }, 100],
    ['is 0 for what has stopped', { logins_28d: 0, logins_90d: 90 }, 0],
    ['is not known where nothing came before', { logins_28d: 9, logins_90d: 9 }, undefined],
    ['is not known without the longer window', { logins_28d: 9 }, undefined],
  ])('%s', (_, metrics, expected) => {
    expect(pointsOf(metrics)?.points).toBe(expected);
  });

  it('tells the average before', () => {
    expect(pointsOf({ logins_28d: 14, logins_90d: 76 })?.reason).toBe(
      'Logins in 28 days: 14; 28 on average in the same time before',
    );
  });
});

describe('an override', () => {
  const [card] = scorecardsOf(grouped) as [Scorecard];
  const day = anAccountDay({ metrics: { logins_28d: 10, licence_utilisation: 25, dashboards: 5 } });
  const under = (...sets: Parameters<typeof anOverride>[1][]) =>
    scoreAccount(
      day,
      undefined,
      [card],
      sets.map((part, index) => anOverride('a1', { createdAt: `2026-03-01T0${index}:00:00.000Z`, ...part })),
    );

  it('of the score brings its band along; the computed one stays beside it', () => {
    expect(under({ set: { score: 20 } })).toMatchObject({
      score: 20,
      band: 'red',
      computed: { score: 65, band: 'yellow' },
    });
  });

  it('of the band leaves the score', () => {
    expect(under({ set: { band: 'red' } })).toMatchObject({ score: 65, band: 'red' });
  });

  it('of a measure counts in its group and in the score, beside what was measured', () => {
    const health = under({ set: { measure: 'dashboards', points: 0 } });
    expect(health).toMatchObject({ score: 45, groups: [{ score: 75 }, { score: 0 }] });
    expect(health.points[2]).toMatchObject({ points: 50, overridden: 0 });
  });

  it('gives way to a later one of the same', () => {
    expect(under({ set: { score: 20 } }, { set: { score: 30 } })).toMatchObject({ score: 30 });
  });

  it('of a measure there is no more does nothing', () => {
    expect(under({ set: { measure: 'gone', points: 0 } })).toMatchObject({ score: 65 });
  });
});
