import type { ParseResult } from '@marcbachmann/cel-js';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Compilation } from './compilation.ts';
import { compileTree } from './compile-node.ts';
import type { Evaluator } from './evaluators.ts';
import type { ExpressionFault } from './expression.ts';
import { ExpressionRejected } from './expression-rejected.ts';
import { type CelError, faultWords } from './fault-words.ts';
import type { Scope } from './helpers.ts';
import { withDoubleLiterals } from './syntax-node.ts';
import { environmentOf } from './vocabulary.ts';

type Compiled = { evaluate: Evaluator; compilation: Compilation };
/** What compiling gives: the compiled expression, or why there is none. */
export type Outcome<T> = (T & { fault?: undefined }) | ({ [Key in keyof T]?: undefined } & { fault: ExpressionFault });

/** What the expression reads, for those who explain it and for those who must provide it. */
export function references({ metrics, peerMetrics, milestones, reads }: Compilation) {
  return {
    metrics: [...new Set([...metrics, ...peerMetrics])],
    peerMetrics: [...peerMetrics],
    milestones: [...milestones],
    reads: [...reads],
  };
}

const wanted = {
  bool: {
    message: 'expected a condition that is true or false, found',
    hint: 'compare it with something, as in x > 3',
  },
  double: { message: 'expected an expression that gives a number, found', hint: undefined },
} as const;

const kinds: Record<string, string> = { bool: 'a yes-or-no condition', double: 'a number', string: 'a text' };

/** Parses, checks and compiles an expression that must be of the wanted type. */
export function compileExpression(
  text: string,
  catalogue: Catalogue,
  { scope, type }: { scope: Scope; type: keyof typeof wanted },
): Outcome<Compiled> {
  try {
    const parsed: ParseResult = environmentOf(catalogue, scope).parse(text);
    const tree = withDoubleLiterals(parsed.ast);
    const check = parsed.check();
    if (check.error) throw check.error;
    if (check.type !== type) {
      const { message, hint } = wanted[type];
      return { fault: { message: `${message} ${kinds[check.type ?? ''] ?? 'something else'}`, hint, offset: 0 } };
    }
    return compileTree(tree, catalogue);
  } catch (error) {
    return { fault: faultOf(error, { text, catalogue, scope }) };
  }
}

function faultOf(error: unknown, context: { text: string; catalogue: Catalogue; scope: Scope }): ExpressionFault {
  if (error instanceof ExpressionRejected) return { message: error.message, hint: error.hint, offset: error.offset };
  if (error instanceof Error && 'code' in error && 'summary' in error) {
    return faultWords(error as unknown as CelError, context);
  }
  throw error;
}
