import type { Catalogue } from '../metrics/catalogue.ts';
import { compileExpression, type Outcome, references } from './compile-expression.ts';
import type { Condition } from './expression.ts';
import type { Scope } from './helpers.ts';

/**
 * Checks a yes-or-no CEL expression against the catalogue and makes it ready to be evaluated. What it needs and
 * is missing makes it `unknown`, unless the rest decides: `true || missing` is true, `false && missing` false.
 * The CEL library parses and checks; the checked tree is evaluated here, because missing values are ordinary
 * in this product and are exceptions there.
 */
export function compileCondition(
  text: string,
  catalogue: Catalogue,
  scope: Scope = 'account',
): Outcome<{ condition: Condition }> {
  const result = compileExpression(text, catalogue, { scope, type: 'bool' });
  if (result.fault) return { fault: result.fault };
  const { evaluate, compilation } = result;
  return {
    condition: {
      text,
      ...references(compilation),
      holds: (facts) => (evaluate(facts) as boolean | undefined) ?? 'unknown',
    },
  };
}
