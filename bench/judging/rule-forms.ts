import type { Test } from './bench-rules.ts';

/** The rule as CEL. */
export function asCel(tests: Test[], join = ' && '): string {
  return tests.map((test) => (Array.isArray(test) ? test.join(' ') : `(${asCel(test.any, ' || ')})`)).join(join);
}

const engineOperators = {
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>': 'greaterThan',
  '>=': 'greaterThanInclusive',
  '==': 'equal',
} as const;

type EngineCondition = { fact: string; operator: string; value: number } | { any: EngineCondition[] };

/** The rule's conditions as json-rules-engine takes them, each metric a fact. */
export function asEngineConditions(tests: Test[]): EngineCondition[] {
  return tests.map((test) => {
    if (!Array.isArray(test)) return { any: asEngineConditions(test.any) };
    const [fact, operator, value] = test;
    return { fact, operator: engineOperators[operator], value };
  });
}
