import type { Facts } from './expression.ts';

/** What an expression's part gives for an account on a day; undefined when it cannot be known. */
export type Value = number | string | boolean | undefined;
export type Evaluator = (facts: Facts) => Value;

type Compare = (left: number | string, right: number | string) => boolean;

const comparisons: Record<string, Compare> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

type NumberEvaluator = (facts: Facts) => number | undefined;

/** Comparing a value with a constant, the commonest condition by far: one closure for each operator keeps it fast. */
const againstConstant: Record<string, (left: NumberEvaluator, right: number) => Evaluator> = {
  '<': (left, right) => (facts) => {
    const value = left(facts);
    return value === undefined ? undefined : value < right;
  },
  '<=': (left, right) => (facts) => {
    const value = left(facts);
    return value === undefined ? undefined : value <= right;
  },
  '>': (left, right) => (facts) => {
    const value = left(facts);
    return value === undefined ? undefined : value > right;
  },
  '>=': (left, right) => (facts) => {
    const value = left(facts);
    return value === undefined ? undefined : value >= right;
  },
  '==': (left, right) => (facts) => {
    const value = left(facts);
    return value === undefined ? undefined : value === right;
  },
  '!=': (left, right) => (facts) => {
    const value = left(facts);
    return value === undefined ? undefined : value !== right;
  },
};

const arithmetic: Record<string, (left: number, right: number) => number | undefined> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? undefined : left / right),
};

export const comparisonOperators = Object.keys(comparisons);
export const arithmeticOperators = Object.keys(arithmetic);

/** `left < right` and its kin; a constant on the right is compared with directly. */
export function comparing(operator: string, left: Evaluator, right: Evaluator, constant?: Value): Evaluator {
  const direct = againstConstant[operator];
  if (constant !== undefined && direct) return direct(left as NumberEvaluator, constant as number);
  const compare = comparisons[operator] as Compare;
  return (facts) => {
    const a = left(facts);
    const b = right(facts);
    return a === undefined || b === undefined ? undefined : compare(a as number, b as number);
  };
}

/** `left + right` and its kin on numbers, `+` on texts too. */
export function calculating(operator: string, left: Evaluator, right: Evaluator): Evaluator {
  const calculate = arithmetic[operator] as (left: number, right: number) => number | undefined;
  return (facts) => {
    const a = left(facts);
    const b = right(facts);
    return a === undefined || b === undefined ? undefined : calculate(a as number, b as number);
  };
}

/** `left && right`: false as soon as either side is, unknown while a side that matters is unknown. */
export function both(left: Evaluator, right: Evaluator): Evaluator {
  return (facts) => {
    const a = left(facts);
    if (a === false) return false;
    const b = right(facts);
    if (b === false) return false;
    return a === undefined ? undefined : b;
  };
}

/** `left || right`: true as soon as either side is, unknown while a side that matters is unknown. */
export function either(left: Evaluator, right: Evaluator): Evaluator {
  return (facts) => {
    const a = left(facts);
    if (a === true) return true;
    const b = right(facts);
    if (b === true) return true;
    return a === undefined ? undefined : b;
  };
}

/** `condition ? yes : no`; when the condition is unknown, known only if both ways give the same. */
export function choosing(condition: Evaluator, yes: Evaluator, no: Evaluator): Evaluator {
  return (facts) => {
    const decided = condition(facts);
    if (decided !== undefined) return decided ? yes(facts) : no(facts);
    const value = yes(facts);
    return value === no(facts) ? value : undefined;
  };
}

/** `value in [a, b, c]`: true when a known member is equal, unknown when it could still be a missing one. */
export function among(value: Evaluator, members: Evaluator[]): Evaluator {
  return (facts) => {
    const sought = value(facts);
    if (sought === undefined) return undefined;
    let verdict: boolean | undefined = false;
    for (const member of members) {
      const one = member(facts);
      if (one === sought) return true;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };
}

/** A function of known values: unknown as soon as an argument is. */
export function applying(call: (...values: never[]) => Value, values: Evaluator[]): Evaluator {
  return (facts) => {
    const known: Value[] = [];
    for (const value of values) {
      const one = value(facts);
      if (one === undefined) return undefined;
      known.push(one);
    }
    return call(...(known as never[]));
  };
}
