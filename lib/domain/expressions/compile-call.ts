import { didYouMean } from '../documents/did-you-mean.ts';
import type { Compilation } from './compilation.ts';
import { applying, type Evaluator } from './evaluators.ts';
import { ExpressionRejected } from './expression-rejected.ts';
import { helpers } from './helpers.ts';
import { attributeOf, changeOf, dueMilestoneOf, metricOf, milestoneOf, roleOf } from './literal-arguments.ts';
import * as readers from './readers.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { textMethods } from './vocabulary.ts';

const methods: Record<(typeof textMethods)[number], (text: string, part: string) => boolean> = {
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
};

type CompileCall = (args: [SyntaxNode, ...SyntaxNode[]], compilation: Compilation) => Evaluator;

const calculation =
  (calculate: (...values: never[]) => number): CompileCall =>
  (args, { compile }) =>
    applying(calculate, args.map(compile));

/** A change is called one from a tenth on, unless the condition says otherwise. */
const NOTABLE = 0.1;

const moving =
  (exceeds: (change: number, share: number) => boolean): CompileCall =>
  ([metric, share], compilation) => {
    const change = readers.readMetric(changeOf(metric, compilation));
    return applying(exceeds, [change, share ? compilation.compile(share) : () => NOTABLE]);
  };

const calls: Record<string, CompileCall> = {
  has: ([attribute]) => readers.readHas(attributeOf(attribute)),
  known: ([metric], compilation) => readers.readKnown(metricOf(metric, compilation, 'metrics')),
  trend: ([metric], compilation) => readers.readMetric(changeOf(metric, compilation)),
  rising: moving((change, share) => change > share),
  falling: moving((change, share) => change < -share),
  min: calculation(Math.min),
  max: calculation(Math.max),
  abs: calculation(Math.abs),
  reached: ([milestone], compilation) => readers.readReached(milestoneOf(milestone, compilation)),
  daysSince: ([milestone], compilation) => readers.readDaysSince(milestoneOf(milestone, compilation)),
  overdue: ([milestone], compilation) => {
    const days = readers.readDaysOverdue(dueMilestoneOf(milestone, compilation));
    return applying((late: number) => late > 0, [days]);
  },
  daysOverdue: ([milestone], compilation) => readers.readDaysOverdue(dueMilestoneOf(milestone, compilation)),
  hasContact: ([role], compilation) => readers.readHasContact(roleOf(role, compilation)),
};

/** `has(…)` and the functions of the helpers' table. */
export function compileCall(node: SyntaxNode, compilation: Compilation): Evaluator {
  const [name, args] = node.args as [string, [SyntaxNode, ...SyntaxNode[]]];
  const compile = calls[name];
  if (compile) return compile(args, compilation);
  const hint = didYouMean(name, [...Object.keys(helpers), 'has']);
  throw new ExpressionRejected(`the function ${name}() is not available in conditions`, node.start, hint);
}

/** `peer.percentile('…')` and the methods of texts. */
export function compileMethod(node: SyntaxNode, compilation: Compilation): Evaluator {
  const [name, receiver, args] = node.args as [string, SyntaxNode, SyntaxNode[]];
  if (receiver.op === 'id' && receiver.args === 'peer') {
    return readers.readPercentile(metricOf(args[0] as SyntaxNode, compilation, 'peerMetrics'));
  }
  const method = methods[name as keyof typeof methods];
  if (method) return applying(method, [receiver, ...args].map(compilation.compile));
  const hint = didYouMean(name, textMethods) ?? `texts know ${textMethods.join(', ')}`;
  throw new ExpressionRejected(`.${name}() is not available in conditions`, node.start, hint);
}
