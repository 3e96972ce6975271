import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../../lib/domain/expressions/compile-condition.ts';
import { bands } from '../../../lib/domain/health/health.ts';
import { matchRow } from '../../../lib/domain/portfolio/match-row.ts';
import { portfolioRow } from '../../../lib/domain/portfolio/portfolio-row.ts';
import { checkWorkflows } from '../../../lib/usecases/check-workflows.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { reading, someFiles } from '../../factories/workflows.ts';

const { value: workflows } = checkWorkflows(someFiles, reading);
if (!workflows) throw new TypeError('expected the workflows of the factory to be sound');
const { catalogue, milestones } = workflows;

const comparison = fc.oneof(
  fc.tuple(
    fc.constantFrom('logins_28d', 'logins_28d_change', 'dashboards'),
    fc.constantFrom('<', '>='),
    fc.integer({ min: -1, max: 5 }),
  ),
  fc.tuple(fc.constantFrom('health.score', 'health.change_7d'), fc.constantFrom('<', '>'), fc.constantFrom(40, 60)),
  fc.tuple(fc.constant('health.coverage'), fc.constant('<'), fc.constant('0.5')),
  fc.tuple(fc.constant('risk.probability'), fc.constant('>'), fc.constant('0.3')),
  fc.tuple(
    fc.constant('health.band'),
    fc.constantFrom('==', '!='),
    fc.constantFrom(...bands.map((band) => `"${band}"`)),
  ),
  fc.tuple(fc.constant('account.plan'), fc.constant('=='), fc.constantFrom('"Pro"', '"Team"')),
  fc.tuple(
    fc.constantFrom(
      'implemented',
      'cancelled',
      "reached('data-flowing')",
      "hasContact('champion')",
      'has(account.country)',
    ),
  ),
);
const condition = fc
  .array(comparison, { minLength: 1, maxLength: 4 })
  .chain((parts) =>
    fc
      .array(fc.constantFrom('&&', '||'), { minLength: parts.length, maxLength: parts.length })
      .map((joins) => parts.map((part, index) => `${index ? joins[index] : ''} ${part.join(' ')}`).join(' ')),
  );

const points = fc.integer({ min: 0, max: 100 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const judged = fc.record({
  metrics: fc.record(
    {
      logins_28d: fc.integer({ min: 0, max: 6 }),
      logins_28d_change: fc.integer({ min: -2, max: 2 }),
      dashboards: fc.nat(6),
    },
    { requiredKeys: [] },
  ),
  score: maybe(points),
  band: fc.constantFrom(...bands),
  coverage: fc.constantFrom(0.2, 0.9),
  before: maybe(points),
  probability: maybe(fc.constantFrom(0.1, 0.6)),
  implementedDay: maybe(fc.constant('2026-02-01')),
  roles: maybe(fc.constantFrom<string[]>([], ['champion'])),
  attributes: fc.record(
    { plan: fc.constantFrom('Pro', 'Team'), country: fc.constant('DE'), cancelledDay: fc.constant('2026-02-20') },
    { requiredKeys: [] },
  ),
});

describe('whether an account is in a segment', () => {
  it('is what a rule with the same condition finds on its judged day', () => {
    fc.assert(
      fc.property(
        condition,
        judged,
        (text, { metrics, score, band, coverage, before, probability, implementedDay, roles, attributes }) => {
          const compiled = compileCondition(text, catalogue);
          expect(compiled.fault).toBeUndefined();
          const trend = before === undefined ? undefined : { days7: { score: before, band } };
          const health = { score, band, coverage, points: [], ...(trend && { trend }) };
          const risk = probability === undefined ? undefined : { probability, horizonDays: 60, model: 'm' };
          const day = aJudgedDay('A', { metrics, implementedDay, roles, attributes, health, risk });
          const row = portfolioRow(day, milestones, { firings: [] });
          const { health: _, risk: _r, ...measured } = day;
          expect(matchRow(compiled.condition!, measured, row)).toBe(compiled.condition!.holds({ day, health, risk }));
        },
      ),
    );
  });
});
