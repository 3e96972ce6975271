import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../lib/domain/day.ts';
import type { Health, RuleState } from '../../../lib/domain/health/health.ts';
import { evaluateRules } from '../../../lib/domain/rules/evaluate-rules.ts';
import { firingId } from '../../../lib/domain/rules/firing-id.ts';
import { parseRules } from '../../../lib/domain/rules/parse-rules.ts';
import type { Rule } from '../../../lib/domain/rules/rule.ts';
import { anAccountDay, documentOf, shippedCatalogue } from '../../factories/dossiers.ts';

const catalogue = shippedCatalogue();

function rule(settings: string): Rule {
  const text = `rules:\n  - { id: quiet, label: Gone quiet, severity: warning, mode: live, ${settings} }`;
  const { value, faults } = parseRules(documentOf('rules.yaml', text), catalogue);
  if (!value?.[0]) throw new Error(faults.map(({ message }) => message).join('; '));
  return value[0];
}

/** The days (as indexes) on which a rule fires over days with these many logins; undefined is not known. */
function firingDays(one: Rule, logins: (number | undefined)[], from: Record<string, RuleState> = {}): number[] {
  let states = from;
  return logins.flatMap((count, index) => {
    const day = anAccountDay({
      day: addDays('2026-01-01', index),
      metrics: count === undefined ? {} : { logins_7d: count },
    });
    const verdict = evaluateRules({ day }, { rules: [one], metrics: catalogue.metrics }, states);
    states = verdict.states;
    return verdict.firings.length > 0 ? [index] : [];
  });
}

const quiet = 'when: logins_7d == 0';

describe('a rule', () => {
  it.each<[string, string, (number | undefined)[], number[]]>([
    ['on the first day it holds', `${quiet}`, [1, 0, 0], [1]],
    ['once it has held for its days', `${quiet}, hold-days: 3`, [0, 0, 0, 0], [2]],
    ['only when nothing broke the hold', `${quiet}, hold-days: 3`, [0, 0, 1, 0, 0, 0], [5]],
    ['later by a day on which nobody could tell', `${quiet}, hold-days: 3`, [0, 0, undefined, 0, 0], [3]],
    ['never on a day on which nobody can tell', `${quiet}`, [undefined, undefined], []],
    ['again after its cooldown, if it still holds', `${quiet}, cooldown-days: 3`, [0, 0, 0, 0, 0], [0, 3]],
    ['not again within its cooldown, even if it began anew', `${quiet}, cooldown-days: 4`, [0, 1, 0, 0, 0], [0, 4]],
    [
      'not again before its exit condition held',
      `${quiet}, cooldown-days: 1, exit-when: logins_7d > 5`,
      [0, 0, 1, 0, 6, 0],
      [0, 5],
    ],
  ])('fires %s', (_, settings, logins, expected) => {
    expect(firingDays(rule(settings), logins)).toEqual(expected);
  });

  it('goes on from what it remembers', () => {
    const held = { quiet: { since: '2025-12-31' } };
    expect(firingDays(rule(`${quiet}, hold-days: 2`), [0], held)).toEqual([0]);
    const fired = { quiet: { since: '2025-12-01', firedDay: '2025-12-30' } };
    expect(firingDays(rule(`${quiet}, cooldown-days: 5`), [0, 0, 0], fired)).toEqual([]);
  });

  it('leaves customers alone that have cancelled, unless it is about them', () => {
    const day = anAccountDay({ metrics: { logins_7d: 0 }, attributes: { cancelledDay: '2026-02-01' } });
    const fires = (settings: string) =>
      evaluateRules({ day }, { rules: [rule(settings)], metrics: catalogue.metrics }, {}).firings.length;
    expect(fires(quiet)).toBe(0);
    expect(fires(`${quiet}, accounts: cancelled`)).toBe(1);
    expect(fires(`${quiet}, accounts: all`)).toBe(1);
  });

  it('in shadow says so, and one that is off is not looked at', () => {
    const day = anAccountDay({ metrics: { logins_7d: 0 } });
    const judge = (mode: Rule['mode']) =>
      evaluateRules({ day }, { rules: [{ ...rule(quiet), mode }], metrics: catalogue.metrics }, {});
    expect(judge('shadow').firings[0]?.outcome).toBe('shadow');
    expect(judge('live').firings[0]?.outcome).toBe('recorded');
    expect(judge('off')).toEqual({ firings: [], states: {} });
  });

  it('says why, with the values that it looked at', () => {
    const metrics = { logins_28d: 62, logins_28d_change: -0.5, open_cases: 3 };
    const health: Health = { score: 41.5, band: 'yellow', coverage: 1, points: [] };
    const facts = { day: anAccountDay({ metrics }), health };
    const reason = (settings: string) =>
      evaluateRules(facts, { rules: [rule(settings)], metrics: catalogue.metrics }, {}).firings[0]?.reason;
    expect(reason('when: logins_28d < 100 && open_cases > 1 && health.score < 50')).toBe(
      'Gone quiet: Logins fell from 124 to 62 in 28 days; Open support cases: 3; health 41.5 (yellow)',
    );
    expect(
      reason(
        'when: logins_28d < 100, because: "{logins_28d} logins ({logins_28d_change}), NPS {nps_90d}, score {score}"',
      ),
    ).toBe('62 logins (-50 %), NPS not known, score 41.5');
  });

  it('says how likely it is that the account leaves, where it looked at that or is told to', () => {
    const risk = { probability: 0.312, horizonDays: 28, model: 'm', reasons: [] };
    const facts = { day: anAccountDay({ metrics: { logins_28d: 62 } }), risk };
    const reason = (settings: string) =>
      evaluateRules(facts, { rules: [rule(settings)], metrics: catalogue.metrics }, {}).firings[0]?.reason;
    expect(reason('when: risk.probability > 0.3')).toBe('Gone quiet: churn risk 31 % within 28 days');
    expect(reason('when: logins_28d < 100, because: "{risk}"')).toBe('31 %');
    expect(reason('when: logins_28d < 100')).toBe('Gone quiet: Logins in 28 days: 62');
  });

  it('never fires twice within its cooldown, and never without having held, whatever happens', () => {
    const logins = fc.array(fc.constantFrom(0, 1, undefined), { maxLength: 60 });
    fc.assert(
      fc.property(logins, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (some, hold, cooldown) => {
        const days = firingDays(rule(`${quiet}, hold-days: ${hold}, cooldown-days: ${cooldown}`), some);
        for (const [index, day] of days.entries()) {
          if (index > 0) expect(day - (days[index - 1] as number)).toBeGreaterThanOrEqual(cooldown);
          const known = some.slice(0, day + 1).filter((count) => count !== undefined);
          expect(known.slice(-hold)).toEqual(Array(hold).fill(0));
        }
      }),
    );
  });
});

describe('a firing id', () => {
  it('can name an execution, whatever the account is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 0, max: 20000 }), (account, days) => {
        const day = addDays('2000-01-01', days);
        expect(firingId('a'.repeat(40), account, day)).toMatch(/^[A-Za-z0-9-_]{1,80}$/);
        expect(daysBetween('2000-01-01', day)).toBe(days);
      }),
    );
  });

  it('is the same for the same firing, and another for any other', () => {
    const ids = [
      firingId('quiet', 'a1', '2026-01-01'),
      firingId('quiet', 'a2', '2026-01-01'),
      firingId('quiet', 'a1', '2026-01-02'),
      firingId('fade', 'a1', '2026-01-01'),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(firingId('quiet', 'a1', '2026-01-01')).toBe(ids[0]);
  });

  it('tells a hundred thousand accounts apart', () => {
    const ids = Array.from({ length: 100_000 }, (_, index) => firingId('r', `account-${index}`, '2026-01-01'));
    expect(new Set(ids).size).toBe(100_000);
  });
});
