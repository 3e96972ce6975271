import type { Catalogue } from '../metrics/catalogue.ts';
import type { Compilation } from './compilation.ts';
import { compileCall, compileMethod } from './compile-call.ts';
import type { Evaluator } from './evaluators.ts';
import * as evaluators from './evaluators.ts';
import { ExpressionRejected } from './expression-rejected.ts';
import { flagReaders, readAttribute, readHealth, readMetric, readRisk } from './readers.ts';
import { childrenOf, operandsOf, type SyntaxNode } from './syntax-node.ts';
import { healthTrends } from './vocabulary.ts';

type Compile = (node: SyntaxNode, compilation: Compilation) => Evaluator;

const compilers: Record<string, Compile> = {
  value: ({ args }) => {
    const value = args as ReturnType<Evaluator>;
    return () => value;
  },
  id: compileName,
  '.': compileField,
  call: compileCall,
  rcall: compileMethod,
  '&&': (node, { compile }) => logical(node, compile, evaluators.both),
  '||': (node, { compile }) => logical(node, compile, evaluators.either),
  in: compileMembership,
  '!_': (node, { compile }) => evaluators.applying((value: boolean) => !value, operandsOf(node).map(compile)),
  '-_': (node, { compile }) => evaluators.applying((value: number) => -value, operandsOf(node).map(compile)),
  '?:': (node, { compile }) => {
    const [condition, yes, no] = operandsOf(node).map(compile) as [Evaluator, Evaluator, Evaluator];
    return evaluators.choosing(condition, yes, no);
  },
};

for (const operator of evaluators.comparisonOperators) compilers[operator] = compileComparison;
for (const operator of evaluators.arithmeticOperators) {
  compilers[operator] = (node, { compile }) =>
    binary(node, compile, (left, right) => evaluators.calculating(operator, left, right));
}

/** An evaluator for a checked syntax tree; parts of CEL that conditions do without are rejected at their place. */
export function compileTree(root: SyntaxNode, catalogue: Catalogue): { evaluate: Evaluator; compilation: Compilation } {
  const compilation: Compilation = {
    catalogue,
    metrics: new Set(),
    peerMetrics: new Set(),
    milestones: new Set(),
    reads: new Set(),
    compile: (node) => {
      const compile = compilers[node.op];
      if (!compile) throw notAvailable(node);
      return compile(node, compilation);
    },
  };
  return { evaluate: compilation.compile(root), compilation };
}

function binary(node: SyntaxNode, compile: Compilation['compile'], join: (a: Evaluator, b: Evaluator) => Evaluator) {
  const [left, right] = operandsOf(node) as [SyntaxNode, SyntaxNode];
  return join(compile(left), compile(right));
}

/** Either side may decide alone, whichever is looked at first: the one that needs no score and no peers is. */
function logical(node: SyntaxNode, compile: Compilation['compile'], join: (a: Evaluator, b: Evaluator) => Evaluator) {
  const [left, right] = operandsOf(node) as [SyntaxNode, SyntaxNode];
  const [first, second] = [compile(left), compile(right)];
  return costOf(left) > costOf(right) ? join(second, first) : join(first, second);
}

const costs: Record<string, number> = { peer: 1, health: 2 };

function costOf(node: SyntaxNode): number {
  const own = node.op === 'id' ? (costs[node.args as string] ?? 0) : 0;
  return Math.max(own, ...childrenOf(node).map(costOf));
}

function compileComparison(node: SyntaxNode, { compile }: Compilation): Evaluator {
  const [left, right] = operandsOf(node) as [SyntaxNode, SyntaxNode];
  const constant = right.op === 'value' ? (right.args as ReturnType<Evaluator>) : undefined;
  return evaluators.comparing(node.op, compile(left), compile(right), constant);
}

function compileMembership(node: SyntaxNode, { compile }: Compilation): Evaluator {
  const [value, list] = operandsOf(node) as [SyntaxNode, SyntaxNode];
  if (list.op !== 'list') throw new ExpressionRejected('expected a list such as ["live", "trial"]', list.start);
  return evaluators.among(compile(value), operandsOf(list).map(compile));
}

function compileName(node: SyntaxNode, { metrics, reads }: Compilation): Evaluator {
  const name = node.args as string;
  if (name === 'implemented') reads.add('milestones');
  const flag = flagReaders[name];
  if (flag) return flag;
  metrics.add(name);
  return readMetric(name);
}

function compileField(node: SyntaxNode, { reads }: Compilation): Evaluator {
  const [receiver, field] = node.args as [SyntaxNode, string];
  const owner = receiver.op === 'id' ? (receiver.args as string) : '';
  if (owner === 'account') return readAttribute(field);
  if (owner === 'health') {
    reads.add(field in healthTrends ? 'trend' : 'health');
    return readHealth(field);
  }
  if (owner !== 'risk') throw notAvailable(node);
  reads.add('risk');
  return readRisk(field);
}

const plainNames: Record<string, string> = {
  list: 'a list outside of "in"',
  map: 'a map',
  '[]': 'picking out of a list',
};

function notAvailable(node: SyntaxNode): ExpressionRejected {
  const what = plainNames[node.op] ?? `"${node.op}"`;
  return new ExpressionRejected(`${what} is not available in conditions`, node.start);
}
