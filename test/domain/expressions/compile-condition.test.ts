import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../lib/domain/expressions/compile-condition.ts';
import type { Facts } from '../../../lib/domain/expressions/expression.ts';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import type { Health } from '../../../lib/domain/health/health.ts';
import type { PeerTable } from '../../../lib/domain/peers/peer-table.ts';
import { anAccountDay, shippedCatalogue } from '../../factories/dossiers.ts';

const catalogue = { ...shippedCatalogue(), milestones: new Map([['data-flowing', 'Data flows']]) };

function holds(text: string, facts: Partial<Facts> = {}) {
  const { condition, fault } = compileCondition(text, catalogue);
  if (fault) throw new Error(fault.message);
  return condition.holds({ day: anAccountDay(), ...facts });
}

const peers: PeerTable = {
  day: '2026-03-01',
  minimum: 20,
  widen: [[]],
  groups: { '': { label: 'accounts', accounts: 20, metrics: { dashboards: { n: 20, values: Array(20).fill(3) } } } },
};

describe('a condition', () => {
  const day = anAccountDay({
    metrics: { dashboards: 3, reports: 0, logins_28d: 62, logins_28d_change: -0.7 },
    attributes: { plan: 'Team', stage: 'live', signupDay: '2025-11-03' },
    milestones: { 'data-flowing': '2025-11-09' },
    implementedDay: '2026-01-10',
  });
  const health: Health = { score: 41, band: 'red', coverage: 0.8, points: [] };

  const risk = { probability: 0.31, horizonDays: 28, model: 'm', reasons: [] };

  it.each([
    ['risk.probability >= 0.3 && dashboards == 3', true],
    ['dashboards >= 3', true],
    ['dashboards == 3', true],
    ['dashboards * 2 == 6', true],
    ['dashboards / 2 > 1.4', true],
    ['dashboards in [1, 2, 3]', true],
    ['-dashboards < 0', true],
    ['logins_28d_change <= -0.5 && logins_28d > 50', true],
    ['reports > 0 ? dashboards > 5 : dashboards > 2', true],
    ['min(dashboards, 10) == 3 && max(1, 2) == 2 && abs(logins_28d_change) > 0.5', true],
    ['account.plan == "Team" && account.stage in ["live", "trial"]', true],
    ['account.plan.startsWith("Te") && !account.plan.contains("x")', true],
    ['account.signupDay >= "2025-11-01"', true],
    ['has(account.plan) && !has(account.industry)', true],
    ['reached("data-flowing")', true],
    ['implemented && !cancelled', true],
    ['known("dashboards") && !known("nps_90d")', true],
    ['health.score < 45 && health.band == "red"', true],
    ['peer.percentile("dashboards") == 50', true],
    ['dashboards > 3', false],
  ])('%s is %s', (text, expected) => {
    expect(holds(text, { day, health, risk, peers })).toBe(expected);
  });

  it.each([
    ['nps_90d > 0', 'unknown'],
    ['true || nps_90d > 0', true],
    ['nps_90d > 0 || true', true],
    ['false && nps_90d > 0', false],
    ['nps_90d > 0 && false', false],
    ['nps_90d > 0 && true', 'unknown'],
    ['!(nps_90d > 0)', 'unknown'],
    ['nps_90d > 0 ? true : true', true],
    ['nps_90d + 1 > 0', 'unknown'],
    ['dashboards / reports > 1', 'unknown'],
    ['nps_90d in [1, 2]', 'unknown'],
    ['dashboards in [3, nps_90d]', true],
    ['dashboards in [4, nps_90d]', 'unknown'],
    ['account.industry == "Retail"', 'unknown'],
    ['health.score > 50', 'unknown'],
    ['risk.probability > 0.2', 'unknown'],
    ['risk.probability > 0.2 || dashboards > 2', true],
    ['peer.percentile("dashboards") > 50', 'unknown'],
  ])('with values missing, %s is %s', (text, expected) => {
    expect(holds(text, { day })).toBe(expected);
  });

  it('says what it reads', () => {
    const { condition } = compileCondition(
      'logins_28d > 1 && peer.percentile("dashboards") < 10 && reached("data-flowing")',
      catalogue,
    );
    expect(condition).toMatchObject({
      metrics: ['logins_28d', 'dashboards'],
      peerMetrics: ['dashboards'],
      milestones: ['data-flowing'],
    });
  });
});

describe('a condition that cannot be', () => {
  it.each([
    ['login_28d > 1', 0, 'there is no metric or variable "login_28d"', 'did you mean "logins_28d"?'],
    ['dashboards > 1 && logins > 3', 18, 'there is no metric or variable "logins"', 'did you mean "logins_7d"?'],
    ['peer.percentile("nps") < 10', 17, 'there is no metric "nps"', 'did you mean "nps_90d"?'],
    ['peer.percentil("nps_90d") < 10', 5, 'there is no .percentil() here', 'did you mean "percentile"?'],
    ['reached("data-flow")', 9, 'there is no milestone "data-flow"', 'did you mean "data-flowing"?'],
    ['reachd("data-flowing")', 0, 'there is no function reachd()', 'did you mean "reached"?'],
    ['account.pln == "x"', 8, 'account has no "pln"', 'did you mean "plan"?'],
    ['has(account.pln)', 12, 'an account has no attribute "pln"', 'did you mean "plan"?'],
    ['health.scor < 3', 7, 'health has no "scor"', 'did you mean "score"?'],
    ['risk.probabilty > 0.2', 5, 'risk has no "probabilty"', 'did you mean "probability"?'],
    ['risk > 0.2', 7, '">" cannot compare the whole risk with a number', undefined],
    ['rsk.probability > 0.2', 0, 'there is no metric or variable "rsk"', 'did you mean "risk"?'],
    ['dashboards = 3', 11, '"=" cannot stand here', 'write =='],
    ['dashboards => 3', 11, '"=>" cannot stand here', 'write >='],
    ['implemented and dashboards > 3', 12, '"and" cannot stand here', 'write &&'],
    ['NOT implemented', 4, '"implemented" cannot stand here', 'write !'],
    ['dashboards > "3"', 13, '">" cannot compare a number with a text', 'write the number without quotes'],
    ['account.plan == 3', 16, '"==" cannot compare a text with a number', 'write the text between quotes'],
    ['dashboards >= 30%', 16, '"%" cannot stand here', 'write the number alone, such as 30'],
    ['dashboards > 3 && reports', 18, '"&&" joins conditions, but this is a number', 'compare it with something'],
    [
      'dashboards',
      0,
      'expected a condition that is true or false, found a number',
      'compare it with something, as in x > 3',
    ],
    ['dashboards > ', 12, 'something is missing at the end', undefined],
    ['(dashboards > 1', 15, 'a closing bracket is missing', undefined],
    ['account.plan == "Team', 16, 'this text has no closing quote', undefined],
    [
      '[1, 2].exists(a, a > 1)',
      0,
      '.exists() is not available in conditions',
      'texts know contains, startsWith, endsWith',
    ],
  ])('%s: at %i, %s', (text, offset, message, hint) => {
    expect(compileCondition(text, catalogue).fault).toEqual({ offset, message, hint });
  });

  it.each<[Scope, string, string]>([
    ['milestone', 'health.score > 3', '"health" is not known yet while milestones are checked'],
    ['score', 'health.score > 3', '"health" is not known yet while the account is scored'],
    ['score', 'risk.probability > 0.3', '"risk" is not known yet while the account is scored'],
    ['metric', 'implemented', '"implemented" is not known yet while metrics are computed'],
  ])('speaks of what is known only later (%s)', (scope, text, message) => {
    expect(compileCondition(text, catalogue, scope).fault?.message).toBe(message);
  });
});

/** Random conditions over two metrics, as text. */
const names = ['dashboards', 'reports'] as const;
const number: fc.Arbitrary<string> = fc.letrec<{ number: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(...names),
    fc.integer({ min: 0, max: 4 }).map(String),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
})).number;
const comparison = fc
  .tuple(number, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), number)
  .map(([a, op, b]) => `${a} ${op} ${b}`);
const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    tie('condition').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([test, yes, no]) => `(${test}) ? (${yes}) : (${no})`),
  ),
})).condition;
const value = fc.integer({ min: 0, max: 4 });

describe('any condition', () => {
  it('means what the CEL library takes it to mean, when nothing is missing', () => {
    const library = new Environment().registerVariable('dashboards', 'int').registerVariable('reports', 'int');
    fc.assert(
      fc.property(condition, value, value, (text, dashboards, reports) => {
        const ours = holds(text, { day: anAccountDay({ metrics: { dashboards, reports } }) });
        expect(ours).toBe(library.evaluate(text, { dashboards: BigInt(dashboards), reports: BigInt(reports) }));
      }),
    );
  });

  it('that is decided although a value is missing is decided the same whatever the value', () => {
    fc.assert(
      fc.property(condition, value, value, (text, dashboards, reports) => {
        const verdict = holds(text, { day: anAccountDay({ metrics: { dashboards } }) });
        const full = holds(text, { day: anAccountDay({ metrics: { dashboards, reports } }) });
        expect([full, 'unknown']).toContain(verdict);
      }),
    );
  });
});
