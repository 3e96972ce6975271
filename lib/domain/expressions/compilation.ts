import type { Catalogue } from '../metrics/catalogue.ts';
import type { Evaluator } from './evaluators.ts';
import type { Reading } from './expression.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** What compiling an expression needs to know and notes down on the way. */
export type Compilation = {
  catalogue: Catalogue;
  metrics: Set<string>;
  peerMetrics: Set<string>;
  milestones: Set<string>;
  reads: Set<Reading>;
  compile(node: SyntaxNode): Evaluator;
};
