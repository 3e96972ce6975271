import { didYouMean } from '../documents/did-you-mean.ts';
import type { Compilation } from './compilation.ts';
import { applying, type Evaluator } from './evaluators.ts';
import { ExpressionRejected } from './expression-rejected.ts';
import { readHas, readKnown, readPercentile, readReached } from './readers.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { accountFields, functions, metricHint, textMethods } from './vocabulary.ts';

const calculations: Record<string, (...values: never[]) => number> = { min: Math.min, max: Math.max, abs: Math.abs };

const methods: Record<(typeof textMethods)[number], (text: string, part: string) => boolean> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
};

/** `reached(…)`, `known(…)`, `has(…)`, `min`, `max`, `abs`. */
export function compileCall(node: SyntaxNode, compilation: Compilation): Evaluator {
  const [name, args] = node.args as [string, SyntaxNode[]];
  if (name === 'has') return readHas(attributeOf(args[0] as SyntaxNode));
  if (name === 'reached') return readReached(milestoneOf(args[0] as SyntaxNode, compilation));
  if (name === 'known') return readKnown(metricOf(args[0] as SyntaxNode, compilation, 'metrics'));
  const calculate = calculations[name];
  if (calculate) return applying(calculate, args.map(compilation.compile));
  const hint = didYouMean(name, [...Object.keys(functions), 'has']);
  throw new ExpressionRejected(`the function ${name}() is not available in conditions`, node.start, hint);
}

/** `peer.percentile('…')` and the methods of texts. */
export function compileMethod(node: SyntaxNode, compilation: Compilation): Evaluator {
  const [name, receiver, args] = node.args as [string, SyntaxNode, SyntaxNode[]];
  if (receiver.op === 'id' && receiver.args === 'peer') {
    return readPercentile(metricOf(args[0] as SyntaxNode, compilation, 'peerMetrics'));
  }
  const method = methods[name as keyof typeof methods];
  if (method) return applying(method, [receiver, ...args].map(compilation.compile));
  const hint = didYouMean(name, textMethods) ?? `texts know ${textMethods.join(', ')}`;
  throw new ExpressionRejected(`.${name}() is not available in conditions`, node.start, hint);
}

function attributeOf(node: SyntaxNode): string {
  const [receiver, field] = node.args as [SyntaxNode, string];
  const place = node.end - field.length;
  if (receiver.op !== 'id' || receiver.args !== 'account') {
    throw new ExpressionRejected('has() asks for an attribute of the account', node.start, 'write has(account.plan)');
  }
  if ((accountFields as readonly string[]).includes(field)) return field;
  const hint = didYouMean(field, accountFields) ?? `known here: ${accountFields.join(', ')}`;
  throw new ExpressionRejected(`an account has no attribute "${field}"`, place, hint);
}

function literalOf(node: SyntaxNode, what: string): string {
  if (node.op === 'value' && typeof node.args === 'string') return node.args;
  throw new ExpressionRejected(`expected the ${what} between quotes`, node.start);
}

function metricOf(node: SyntaxNode, compilation: Compilation, noted: 'metrics' | 'peerMetrics'): string {
  const id = literalOf(node, 'name of a metric');
  const { catalogue } = compilation;
  if (!catalogue.metrics.has(id)) {
    throw new ExpressionRejected(`there is no metric "${id}"`, node.start + 1, metricHint(id, catalogue));
  }
  compilation[noted].add(id);
  return id;
}

function milestoneOf(node: SyntaxNode, { catalogue, milestones, reads }: Compilation): string {
  const id = literalOf(node, 'id of a milestone');
  if (catalogue.milestones && !catalogue.milestones.has(id)) {
    const hint =
      didYouMean(id, catalogue.milestones.keys()) ?? `there are: ${[...catalogue.milestones.keys()].join(', ')}`;
    throw new ExpressionRejected(`there is no milestone "${id}"`, node.start + 1, hint);
  }
  milestones.add(id);
  reads.add('milestones');
  return id;
}
