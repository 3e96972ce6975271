import type { Catalogue } from '../metrics/catalogue.ts';
import { compileExpression, type Outcome, references } from './compile-expression.ts';
import type { Facts, Formula } from './expression.ts';
import type { Scope } from './helpers.ts';

/** Checks a CEL expression that gives a number against the catalogue, and makes it ready to be evaluated. */
export function compileNumber(
  text: string,
  catalogue: Catalogue,
  scope: Scope = 'metric',
): Outcome<{ formula: Formula }> {
  const result = compileExpression(text, catalogue, { scope, type: 'double' });
  if (result.fault) return { fault: result.fault };
  const { evaluate, compilation } = result;
  const value = (facts: Facts) => {
    const number = evaluate(facts) as number | undefined;
    return Number.isFinite(number) ? number : undefined;
  };
  return { formula: { text, metrics: references(compilation).metrics, value } };
}
