import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../lib/domain/errors.ts';
import { parseScorecards } from '../../../lib/domain/health/parse-scorecards.ts';
import { parseCatalogue } from '../../../lib/domain/metrics/parse-catalogue.ts';
import { parseMilestones } from '../../../lib/domain/milestones/parse-milestones.ts';
import { parseRules } from '../../../lib/domain/rules/parse-rules.ts';
import { shippedCatalogue } from '../../factories/dossiers.ts';
import { parseText } from '../../factories/faults.ts';

/** Faults as a person meets them: what the caret points at, what is wrong with it, and the remedy. */
function shown(faults: Fault[]): string[] {
  return faults.map(({ excerpt = '', message, hint }) => {
    const [line = '', caret = ''] = excerpt.split('\n');
    const place = /^["']?[^\s,:'"}]*/.exec(line.slice(caret.length - 1))?.[0];
    return `${place} → ${message}${hint ? ` (${hint})` : ''}`;
  });
}

type Row = [what: string, written: string, ...faults: string[]];

const head = `size-bands: [{ id: all, label: everybody }]
peers: { widen: [[]] }
metrics:
`;
const common = 'group: engagement, unit: x, direction: up';
const use = `label: X, ${common}, record: usage, events: any, absent: zero`;

describe('a fault in metrics.yaml', () => {
  it.each<Row>([
    [
      'a misspelt key',
      `  - { id: a, lable: X, ${common}, formula: 1 + 1 }`,
      '{ → "label" is missing',
      'lable → unknown key "lable"; known here: id, label, group, unit, direction, formula (did you mean "label"?)',
    ],
    [
      'a name that conditions could not use',
      `  - { id: A-b, label: X, ${common}, formula: 1 + 1 }`,
      'A-b → expected a name of small letters, digits and underscores, such as reports_sent',
    ],
    [
      'a name that means something else',
      `  - { id: implemented, label: X, ${common}, formula: 1 + 1 }`,
      'implemented → "implemented" already means something else in conditions',
    ],
    [
      'a kind of record there is not',
      `  - { id: a, label: X, ${common}, record: usages }`,
      'usages → expected one of usage, case, survey, evidence, customisation, data-volume, subscription, interaction, sentiment, invoice, contact, account, found "usages" (did you mean "usage"?)',
    ],
    [
      'something the record does not give',
      `  - { id: a, ${use}, take: cuont }`,
      'cuont → expected one of count, amount, distinct-users, person-days, peak-users, mean-users, active-days, distinct-events, days-since-last, found "cuont" (did you mean "count"?)',
    ],
    [
      'a count without windows',
      `  - { id: a, ${use}, take: count }`,
      '{ → "count" is counted over windows of days (add windows: [7, 28, 90])',
    ],
    [
      'windows on a state',
      `  - { id: a, ${use}, take: days-since-last, windows: [7] }`,
      'windows → "days-since-last" has one value on a day, so it takes no windows (remove windows)',
    ],
    [
      'a change over a window there is not',
      `  - { id: a, ${use}, take: count, windows: [7], change: [28] }`,
      '[28] → 28 is not one of the windows (windows: 7)',
    ],
    [
      'the same id twice',
      `  - { id: a, ${use}, take: count, windows: [7] }\n  - { id: a, ${use}, take: count, windows: [7] }`,
      'a → the metric "a_7d" is already given by "a" on line 4',
    ],
    [
      'a formula of an unknown metric',
      `  - { id: a, ${use}, take: count, windows: [7] }\n  - { id: b, label: X, ${common}, formula: 2 * a_28d }`,
      'a_28d → there is no metric or variable "a_28d" (did you mean "a_7d"?)',
    ],
    [
      'a formula that gives no number',
      `  - { id: b, label: X, ${common}, formula: 1 > 2 }`,
      '1 → expected an expression that gives a number, found a yes-or-no condition',
    ],
    [
      'a formula of what only milestones tell',
      `  - { id: b, label: X, ${common}, formula: 2 * milestones_reached }`,
      'milestones_reached → there is no metric or variable "milestones_reached"',
    ],
    [
      'a name that milestones have',
      `  - { id: time_to_go_live, ${use}, take: days-since-last }`,
      'time_to_go_live → the metric "time_to_go_live" is already given by Holdfast itself',
    ],
    [
      'features of plans that nobody has listed',
      `  - { id: a, label: X, ${common}, record: subscription, take: plan-features, absent: missing }`,
      '{ → "plan-features" needs to know how many each plan has (add plans: [{ plan: Team, features: 8 }] to this file)',
    ],
    [
      'metrics computed from each other',
      `  - { id: a, label: X, ${common}, formula: b + 1 }\n  - { id: b, label: X, ${common}, formula: a + 1 }`,
      'b → these metrics are computed from each other: a → b → a (let one of them be computed from something else)',
    ],
    [
      'a metric computed from itself',
      `  - { id: a, label: X, ${common}, formula: a + 1 }`,
      'a → these metrics are computed from each other: a → a (let one of them be computed from something else)',
    ],
  ])('%s', (_, written, ...expected) => {
    expect(shown(parseText('metrics.yaml', head + written, parseCatalogue).faults)).toEqual(expected);
  });

  it.each<Row>([
    [
      'a group that would disclose an account',
      'size-bands: [{ id: all, label: everybody }]\npeers: { minimum: 5, widen: [[]] }',
      '5 → a group needs at least 20 accounts, or it would disclose a single one',
    ],
    [
      'a way of grouping there is not',
      'size-bands: [{ id: all, label: everybody }]\npeers: { widen: [[industri]] }',
      'industri]] → expected one of sizeBand, industry, country, plan, stage, channel, ageBand, found "industri" (did you mean "industry"?)',
    ],
    [
      'bands out of order',
      'size-bands: [{ id: a, label: A, up-to: 9 }, { id: b, label: B, up-to: 5 }, { id: b, label: C }]\npeers: { widen: [[]] }',
      '5 → bands go from small to large, but 5 follows 9',
      'b → there are two bands "b"',
    ],
    [
      'an open band before the last',
      'size-bands: [{ id: a, label: A }, { id: b, label: B }]\npeers: { widen: [[]] }',
      '{ → only the last band may be without "up-to" (add up-to, or move it to the end)',
    ],
  ])('%s', (_, written, ...expected) => {
    const metric = `\nmetrics:\n  - { id: a, label: X, ${common}, formula: 1 + 1 }`;
    expect(shown(parseText('metrics.yaml', written + metric, parseCatalogue).faults)).toEqual(expected);
  });
});

describe('a fault in milestones.yaml', () => {
  const parse = (written: string) =>
    parseText('milestones.yaml', `milestones:\n${written}`, (document) =>
      parseMilestones(document, shippedCatalogue()),
    );

  it.each<Row>([
    ['no milestone at all', '  []', '[] → this list is empty'],
    [
      'a condition of an unknown metric',
      '  - { id: a, label: A, when: dashbords >= 3 }',
      'dashbords → there is no metric or variable "dashbords" (did you mean "dashboards"?)',
    ],
    [
      'a condition within a longer one',
      '  - id: a\n    label: A\n    when: >-\n      dashboards >= 3\n      && reprots >= 2',
      'reprots → there is no metric or variable "reprots" (did you mean "reports"?)',
    ],
    [
      'health, which is not known yet',
      '  - { id: a, label: A, when: health.score > 3 }',
      'health.score → "health" is not known yet while milestones are checked',
    ],
    [
      'the same id twice',
      '  - { id: a, label: A, when: dashboards > 1 }\n  - { id: a, label: A, when: dashboards > 1 }',
      'a → "a" is already the milestone on line 2',
    ],
    [
      'an id that cannot be one',
      '  - { id: Data Flows, label: A, when: dashboards > 1 }',
      'Data → expected small letters, digits and dashes (at most 40), such as data-flowing',
    ],
    [
      'a milestone that asks for a later one',
      '  - { id: a, label: A, when: reached("b") }\n  - { id: b, label: B, when: dashboards > 1 }',
      'reached( → this milestone asks for "b", which is only checked after it (put the milestone it builds on first)',
    ],
    [
      'due before it began',
      '  - { id: a, label: A, when: dashboards > 1, due-days: -1 }',
      '-1 → expected 0 days or more',
    ],
  ])('%s', (_, written, ...expected) => {
    expect(shown(parse(written).faults)).toEqual(expected);
  });
});

describe('a fault in scorecard.yaml', () => {
  const parse = (written: string, bands = '{ green: 70, yellow: 40 }') =>
    parseText('scorecard.yaml', `id: a\nlabel: A\nbands: ${bands}\nmeasures:\n${written}`, (document) =>
      parseScorecards(document, shippedCatalogue()),
    );
  const measure = (settings: string) => `  - { id: m, label: M, weight: 1, ${settings} }`;

  it.each<Row>([
    [
      'an unknown metric',
      measure('metric: login_28d, points: peer'),
      'login_28d → there is no metric "login_28d" (did you mean "logins_28d"?)',
    ],
    [
      'a metric without its window',
      measure('metric: nps, points: peer'),
      'nps → there is no metric "nps" (did you mean "nps_90d"?)',
    ],
    [
      'a negative weight',
      '  - { id: m, label: M, weight: -2, metric: dashboards, points: peer }',
      '-2 → expected a number above 0',
    ],
    [
      'a weight in words',
      '  - { id: m, label: M, weight: much, metric: dashboards, points: peer }',
      'much → expected a number, found "much"',
    ],
    [
      'no way to points',
      measure('metric: dashboards, points: {}'),
      '{ → expected exactly one way to points: bands, peer, trend, growth, ratio, indicator, deductions',
    ],
    [
      'two ways to points',
      measure('metric: dashboards, points: { peer: {}, trend: {} }'),
      '{ → expected exactly one way to points: bands, peer, trend, growth, ratio, indicator, deductions',
    ],
    [
      'a way there is not',
      measure('metric: dashboards, points: { peers: {} }'),
      'peers → unknown key "peers"; known here: bands, peer, trend, growth, ratio, indicator, deductions (did you mean "peer"?)',
    ],
    [
      'points above 100',
      measure('metric: dashboards, points: { bands: [{ below: 3, points: 0 }, { points: 120 }] }'),
      '120 → points go from 0 to 100',
    ],
    [
      'rows without an end',
      measure('metric: dashboards, points: { bands: [{ below: 3, points: 0 }, { below: 9, points: 100 }] }'),
      '{ → the last row takes all the rest: it has no "below"',
    ],
    [
      'points the wrong way round',
      measure('metric: open_cases, points: { bands: [{ below: 3, points: 0 }, { points: 100 }] }'),
      '100 → more of "open_cases" is worse, but these points go the other way (turn them round, or give a direction)',
    ],
    [
      'a metric that is better neither way',
      measure('metric: days_since_signup, points: peer'),
      '{ → "days_since_signup" is neither better nor worse when it is higher (add direction: up or direction: down)',
    ],
    [
      'a trend of what has no change',
      measure('metric: reports_sent_90d, points: trend'),
      'trend → a trend needs the change of "reports_sent_90d" against the window before (give the metric change: in metrics.yaml)',
    ],
    [
      'an indicator of nonsense',
      measure('points: { indicator: [{ when: champion > 0, points: 100 }, { points: 0 }] }'),
      'champion → there is no metric or variable "champion" (did you mean "champion_present"?)',
    ],
    [
      'the score within the score',
      measure('points: { indicator: [{ when: health.score > 0, points: 100 }, { points: 0 }] }'),
      'health.score → "health" is not known yet while the account is scored',
    ],
    [
      'the same id twice',
      `${measure('metric: dashboards, points: peer')}\n${measure('metric: reports, points: peer')}`,
      'm → "m" is already the measure on line 5',
    ],
  ])('%s', (_, written, ...expected) => {
    expect(shown(parse(written).faults)).toEqual(expected);
  });

  it('yellow above green', () => {
    const { faults } = parse(measure('metric: dashboards, points: peer'), '{ green: 40, yellow: 70 }');
    expect(shown(faults)).toEqual(['70 → yellow must begin below green (40)']);
  });
});

describe('a fault in rules.yaml', () => {
  const parse = (settings: string) =>
    parseText('rules.yaml', `rules:\n  - { id: a, label: A, ${settings} }`, (document) =>
      parseRules(document, shippedCatalogue()),
    );

  it.each<Row>([
    ['no condition', 'severity: info', '{ → "when" is missing'],
    [
      'an unknown metric',
      'severity: info, when: logins_28 < 3',
      'logins_28 → there is no metric or variable "logins_28" (did you mean "logins_28d"?)',
    ],
    [
      'an unknown metric in the exit',
      'severity: info, when: logins_28d < 3, exit-when: logins_28 > 3',
      'logins_28 → there is no metric or variable "logins_28" (did you mean "logins_28d"?)',
    ],
    [
      'a word for a number',
      'severity: info, when: \'logins_28d < "few"\'',
      '"few → "<" cannot compare a number with a text (write the number without quotes)',
    ],
    [
      'a severity there is not',
      'severity: urgent, when: logins_28d < 3',
      'urgent → expected one of info, warning, critical, found "urgent"',
    ],
    ['days that are none', 'severity: info, when: logins_28d < 3, hold-days: 0', '0 → expected 1 day or more'],
    [
      'a misspelt key',
      'severity: info, when: logins_28d < 3, cooldown: 3',
      'cooldown → unknown key "cooldown"; known here: id, label, when, hold-days, cooldown-days, severity, owner, playbook, mode, accounts, exit-when, because',
    ],
    [
      'a value that is not known in the words',
      'severity: info, when: logins_28d < 3, because: "{login_28d} logins"',
      'login_28d → there is no metric "login_28d" to put here (did you mean "logins_28d"?)',
    ],
  ])('%s', (_, settings, ...expected) => {
    expect(shown(parse(settings).faults)).toEqual(expected);
  });
});
