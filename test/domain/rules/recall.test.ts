import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../lib/domain/day.ts';
import type { Verdict } from '../../../lib/domain/expressions/expression.ts';
import { type Sight, stateAfter } from '../../../lib/domain/rules/evaluate-rules.ts';
import { couldFire, memoryOf } from '../../../lib/domain/rules/recall.ts';
import type { Rule } from '../../../lib/domain/rules/rule.ts';

const FIRST = '2026-01-01';

/** What a rule saw of an account from its first day on. */
const life = fc
  .array(fc.record({ verdict: fc.constantFrom<Verdict>(true, true, false, 'unknown'), left: fc.boolean() }), {
    minLength: 2,
    maxLength: 60,
  })
  .map((days) => days.map(({ verdict, left }, n): Sight => ({ day: addDays(FIRST, n), verdict, left: () => left })));

const ruleOf = (holdDays: number, cooldownDays: number, isOpening: boolean) =>
  ({ id: 'r', holdDays, cooldownDays, ...(isOpening && { exitWhen: {} }) }) as Rule;

const rules = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), fc.boolean())
  .map(([hold, cooldown, opens]) => ruleOf(hold, cooldown, opens));

/** The days on which the rule fires, judged from the first day on, or from a memory. */
function fires(rule: Rule, days: readonly Sight[], memory = {}): string[] {
  let state = memory;
  return days.flatMap((sight) => {
    const after = stateAfter(rule, sight, state);
    state = after.state;
    return after.fires ? [sight.day] : [];
  });
}

describe('recalling what a rule remembers', () => {
  const cut = fc
    .tuple(rules, life, fc.nat())
    .map(([rule, days, at]) => ({ rule, days, at: 1 + (at % (days.length - 1)) }));

  it('goes on from a memory as if every day had been judged', () => {
    fc.assert(
      fc.property(cut, ({ rule, days, at }) => {
        const [before, after] = [days.slice(0, at), days.slice(at)];
        const whole = fires(rule, days).filter((day) => day >= (after[0] as Sight).day);
        expect(fires(rule, after, memoryOf(rule, before))).toEqual(whole);
      }),
    );
  });

  it('is left out only where the rule cannot fire, whatever came before', () => {
    fc.assert(
      fc.property(cut, ({ rule, days, at }) => {
        const after = days.slice(at);
        if (couldFire(rule, after, FIRST)) return;
        expect(fires(rule, days).filter((day) => day >= (after[0] as Sight).day)).toEqual([]);
      }),
    );
  });

  it.each<[string, Verdict[], number, boolean]>([
    ['a condition that never holds', [false, false, false], 1, false],
    ['one that holds on a day, without a hold', [false, true, false], 1, true],
    ['one that begins too late for its hold', [false, true, true], 3, false],
    ['one that may have been held before', [true, false, false], 3, true],
    ['one of which nothing is known', ['unknown', 'unknown'], 1, false],
  ])('%s: could it fire?', (_, verdicts, holdDays, could) => {
    const days = verdicts.map((verdict, n) => ({ day: addDays('2026-02-01', n), verdict, left: () => false }));
    expect(couldFire(ruleOf(holdDays, 1, false), days, FIRST)).toBe(could);
  });
});
