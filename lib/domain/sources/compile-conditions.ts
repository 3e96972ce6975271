import type { DocumentPath } from '../documents/source-document.ts';
import { isRefusal } from './cell.ts';
import { compileRead } from './compile-read.ts';
import { type Conditions, type PlainCondition, testNames } from './mapping-schema.ts';
import { refuse, type Scope } from './scope.ts';

/** True when a row is wanted. */
export type RowTest = (row: readonly string[]) => boolean;

type TextTest = (text: string | undefined) => boolean;
type TestName = (typeof testNames)[number];

const lower = (value: unknown) => String(value).toLowerCase();
const setOf = (values: unknown) => new Set((Array.isArray(values) ? values : [values]).map(lower));
const within = (values: unknown): TextTest => {
  const set = setOf(values);
  return (text) => set.has((text ?? '').toLowerCase());
};
const without = (values: unknown): TextTest => {
  const inside = within(values);
  return (text) => !inside(text);
};
const compared = (holds: (number: number) => boolean): TextTest => {
  return (text) => text !== undefined && holds(Number(text));
};

/** The tests of a condition, over a text or the lack of one. Texts are compared whatever their case; an empty text is no number. */
const tests: Record<TestName, (wanted: never) => TextTest> = {
  is: within,
  in: within,
  not: without,
  notIn: without,
  empty: (wanted: boolean) => (text) => (text === undefined) === wanted,
  found: (wanted: boolean) => (text) => (text !== undefined) === wanted,
  above: (wanted: number) => compared((number) => number > wanted),
  atLeast: (wanted: number) => compared((number) => number >= wanted),
  below: (wanted: number) => compared((number) => number < wanted),
  atMost: (wanted: number) => compared((number) => number <= wanted),
};

/** Compiles a `where`: all its conditions hold (of an `any`, one); undefined when there is none. */
export function compileConditions(scope: Scope, where: Conditions, path: DocumentPath): RowTest | undefined {
  if (!where?.length) return undefined;
  const all = where.map(({ any, all: alone }, index) => {
    const conditions = any ?? alone ?? [];
    const parts = conditions.map((condition, part) =>
      compileCondition(scope, condition, [...path, index, 'any', part]),
    );
    return any ? (row: readonly string[]) => parts.some((holds) => holds(row)) : (parts[0] as RowTest);
  });
  return (row) => all.every((holds) => holds(row));
}

function compileCondition(scope: Scope, condition: PlainCondition, path: DocumentPath): RowTest {
  const name = testNames.find((test) => condition[test] !== undefined) as TestName;
  if (name === 'found' && condition.lookup === undefined)
    refuse(scope, path, '"found" asks whether a lookup has a row');
  const test = tests[name](condition[name] as never);
  // A filter asks, it does not complain: a key that the lookup lacks counts as no value.
  const read = compileRead(scope, condition, path, condition.missing ?? 'empty');
  return (row) => {
    const text = read(row, {});
    return test(isRefusal(text) ? undefined : text);
  };
}
