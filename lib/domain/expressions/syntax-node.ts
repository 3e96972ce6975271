import type { ASTNode } from '@marcbachmann/cel-js';

/** A node of the CEL library's syntax tree, as far as we read it. */
export type SyntaxNode = { op: string; args: unknown; start: number; end: number };

/** The nodes below a node, in the order of the text. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return [node.args].flat(3).filter(isNode);
}

/** The node's operands. */
export function operandsOf(node: SyntaxNode): SyntaxNode[] {
  return (Array.isArray(node.args) ? node.args : [node.args]).filter(isNode);
}

/**
 * Turns whole-number literals into doubles, in place: every number in a condition is a double, so that
 * `dashboards >= 3` and `share == 1` mean what they say to somebody who knows of no number types.
 */
export function withDoubleLiterals(root: ASTNode): SyntaxNode {
  const visit = (node: SyntaxNode): void => {
    if (node.op === 'value' && typeof node.args === 'bigint') node.args = Number(node.args);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root as unknown as SyntaxNode);
  return root as unknown as SyntaxNode;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}
