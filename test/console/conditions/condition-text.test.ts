import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPart, inGroup, rejoin, removePart, replacePart } from '../../../console/src/conditions/change-condition.ts';
import { type Group, newKey, type Part, type Test } from '../../../console/src/conditions/condition.ts';
import { readCondition } from '../../../console/src/conditions/read-condition.ts';
import { writeCondition } from '../../../console/src/conditions/write-condition.ts';
import { compileCondition } from '../../../lib/domain/expressions/compile-condition.ts';
import type { Facts } from '../../../lib/domain/expressions/expression.ts';
import { aCatalogue } from '../../factories/catalogue.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { shippedWorkflows } from '../../factories/workflow-files.ts';

const metrics = ['dashboards', 'logins_28d', 'logins_28d_change', 'nps_90d', 'days_since_signup'];
const milestones = ['data-flowing', 'dashboards-built'];
const catalogue = aCatalogue(metrics, milestones);

const metric = fc.constantFrom(...metrics);
const milestone = fc.constantFrom(...milestones);
const number = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const text = fc.string({ unit: 'binary' }).filter((value) => value.isWellFormed());
const comparison = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const quoted = (value: string) => JSON.stringify(value);

/** A yes-or-no text that has a drawing. */
const drawn = fc.oneof(
  fc.tuple(metric, comparison, number).map(([name, operator, value]) => `${name} ${operator} ${String(value)}`),
  fc.tuple(metric, comparison, metric).map((parts) => parts.join('')),
  fc.tuple(milestone, comparison, number).map(([id, operator, value]) => `daysSince("${id}") ${operator} ${value}`),
  milestone.map((id) => `reached('${id}')`),
  fc.tuple(comparison, fc.integer({ min: 0, max: 100 })).map(([operator, value]) => `health.score${operator}${value}`),
  fc
    .tuple(fc.constantFrom('==', '!=', '<'), text)
    .map(([operator, value]) => `account.plan ${operator} ${quoted(value)}`),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => `account.name in [${values.map(quoted).join(',')}]`),
  fc
    .tuple(fc.constantFrom('contains', 'startsWith'), text)
    .map(([how, value]) => `account.plan.${how}(${quoted(value)})`),
  fc.constantFrom(
    'implemented',
    'cancelled',
    'known("nps_90d")',
    'hasContact("champion")',
    'has(account.plan)',
    'health.band == "red"',
  ),
  fc.integer({ min: 1, max: 9 }).map((share) => `falling("logins_28d", 0.${share})`),
);

/** One that has none: it must stay as it stands. */
const undrawn = fc.constantFrom(
  '3 < dashboards',
  'dashboards + 1 > logins_28d',
  '(implemented ? dashboards > 3 : nps_90d < 0)',
  'abs(logins_28d_change) > 0.3',
  'true',
  '(dashboards > 1) == implemented',
);

const space = fc.constantFrom('', ' ', '  ', '\n  ');

const expression = fc.letrec<{ any: string; joined: string; turned: string }>((tie) => ({
  any: fc.oneof({ maxDepth: 4, withCrossShrink: true }, drawn, undrawn, tie('joined'), tie('joined'), tie('turned')),
  joined: fc
    .tuple(fc.array(tie('any'), { minLength: 2, maxLength: 4 }), fc.constantFrom('&&', '||'), space, fc.boolean())
    .map(([parts, join, gap, bare]) => `(${parts.map((part) => bracket(part, bare)).join(`${gap}${join}${gap}`)})`),
  turned: fc.tuple(tie('any'), space).map(([part, gap]) => `!${gap}(${part})`),
})).any;

/** Plain comparisons often stand without brackets. */
const bracket = (part: string, bare: boolean) => (bare && !/[?]|&&|\|\|/.test(part) ? part : `(${part})`);

const facts = fc
  .record({
    values: fc.dictionary(metric, number, { maxKeys: 5 }),
    plan: fc.option(text, { nil: undefined }),
    reached: fc.subarray(milestones),
    band: fc.constantFrom('red' as const, 'green' as const),
  })
  .map(({ values, plan, reached, band }): Facts => {
    const day = aJudgedDay('A', {
      metrics: values,
      attributes: { name: 'A', plan } as never,
      milestones: Object.fromEntries(reached.map((id) => [id, '2026-01-05'])) as never,
    });
    return { day, health: { ...day.health, band } };
  });

const verdict = (condition: string, on: Facts) => {
  const { condition: compiled, fault } = compileCondition(condition, catalogue);
  if (fault) throw new Error(`${condition}: ${fault.message}`);
  return compiled?.holds(on);
};

const read = (condition: string): Group => {
  const group = readCondition(condition);
  if (!group) throw new Error(`not read: ${condition}`);
  return group;
};

/** As if everything had been changed: nothing is written as it stood but what has no drawing. */
function anew<P extends Part>(part: P): P {
  const bare = { ...part, source: undefined };
  return (bare.kind === 'group' ? { ...bare, gaps: undefined, parts: bare.parts.map(anew) } : bare) as P;
}

const everyPart = (part: Part): Part[] => (part.kind === 'group' ? [part, ...part.parts.flatMap(everyPart)] : [part]);

/** Two conditions that mean the same, whatever is known. */
const agree = (a: string, b: string, all: readonly Facts[]) => {
  for (const on of all) expect(verdict(b, on), `${a}\n${b}`).toBe(verdict(a, on));
};

const someFacts = fc.array(facts, { minLength: 1, maxLength: 4 });

describe('a condition that is read', () => {
  it('and not changed is written as it stood', () => {
    fc.assert(
      fc.property(expression, space, space, (condition, before, after) => {
        const whole = `${before}${condition}${after}`;
        expect(writeCondition(read(whole))).toBe(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('and written anew means the same', () => {
    fc.assert(
      fc.property(expression, someFacts, (condition, all) => {
        agree(condition, writeCondition(anew(read(condition))), all);
      }),
      { numRuns: 300 },
    );
  });

  it('is drawn as what was written anew is drawn', () => {
    const outline = (part: Part): unknown =>
      part.kind === 'group' && part.parts.length === 1 && !part.negated
        ? outline(part.parts[0] as Part)
        : part.kind === 'group'
          ? { join: part.join, negated: part.negated, parts: part.parts.map(outline) }
          : part.kind === 'test'
            ? { test: part.test, negated: part.negated }
            : part.text.replace(/[\s()]/g, '');
    fc.assert(
      fc.property(drawn, (condition) => {
        const first = read(condition);
        expect(outline(read(writeCondition(anew(first))))).toEqual(outline(first));
      }),
      { numRuns: 300 },
    );
  });

  it.each(
    Object.entries(shippedWorkflows())
      .filter(([path]) => path.endsWith('.yaml'))
      .flatMap(([, content]) =>
        [...content.matchAll(/when: (?!>)"?([^\n"]+?)"?(?:, points.*)?$/gm)].map(([, when]) => when as string),
      ),
  )('is drawn whole: %s', (when) => {
    const parts = everyPart(read(when));
    expect(writeCondition(read(when))).toBe(when);
    expect(parts.every(({ kind }) => kind !== 'text')).toBe(true);
  });

  it.each([
    ['dashboards > ', undefined],
    ['dashboards > 3 // three', 'dashboards > 3 // three'],
    ['', ''],
  ])('that is %s is kept as text, or is none', (condition, written) => {
    const group = readCondition(condition);
    expect(group && writeCondition(group)).toBe(written);
  });
});

describe('a part that is changed', () => {
  const test: Test = { form: 'number', subject: { of: 'metric', metric: 'dashboards' }, operator: '>=', value: 7 };
  const changed: Part = { kind: 'test', key: 'changed', negated: false, test };

  it('leaves the others as they stood', () => {
    const group = read('(logins_28d   > 3) &&\n  (dashboards<2 || implemented)');
    const target = everyPart(group).find((part) => part.source === 'dashboards<2') as Part;
    expect(writeCondition(replacePart(group, target.key, () => changed))).toBe(
      '(logins_28d   > 3) &&\n  (dashboards >= 7 || implemented)',
    );
  });

  it('changes what stood in its place, and nothing else', () => {
    fc.assert(
      fc.property(expression, fc.nat(), someFacts, (condition, pick, all) => {
        const group = read(condition);
        const parts = everyPart(group);
        const { key } = parts[pick % parts.length] as Part;
        if (key === group.key) return;
        const kept = replacePart(group, key, () => changed);
        agree(writeCondition(anew(kept)), writeCondition(kept), all);
      }),
      { numRuns: 300 },
    );
  });

  it('taken away, added, put into a group, joined another way or turned round, means what it looks like', () => {
    const changes: ((group: Group, part: Part) => Group)[] = [
      (group, { key }) => removePart(group, key),
      (group, { key }) => addPart(group, key, { ...changed, key: newKey() }),
      (group, { key }) => replacePart(group, key, (part) => inGroup(part, 'any')),
      (group, { key }) =>
        replacePart(group, key, (part) => (part.kind === 'group' ? rejoin(part, { join: 'any' }) : part)),
      (group, { key }) =>
        replacePart(group, key, (part) => (part.kind === 'group' ? rejoin(part, { negated: true }) : part)),
    ];
    fc.assert(
      fc.property(expression, fc.nat(), fc.constantFrom(...changes), someFacts, (condition, pick, change, all) => {
        const group = read(condition);
        const parts = everyPart(group);
        const after = change(group, parts[pick % parts.length] as Part);
        const written = writeCondition(after);
        if (written === '') return;
        agree(writeCondition(anew(after)), written, all);
      }),
      { numRuns: 400 },
    );
  });
});
