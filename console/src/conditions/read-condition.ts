import { parse } from '@marcbachmann/cel-js';
import { operandsOf, type SyntaxNode } from '../../../lib/domain/expressions/syntax-node.ts';
import { type Group, newKey, type Part } from './condition.ts';
import { readTest } from './read-test.ts';

/** The place of a node in the text, brackets around it included. */
type Place = { start: number; end: number };

/**
 * Reads a condition into parts to draw; undefined when the text is no expression at all. What has no drawing is kept as
 * the text it is, in its place. Written back, an unchanged condition is the same text, character by character.
 */
export function readCondition(text: string): Group | undefined {
  if (text.trim() === '') return { kind: 'group', key: newKey(), join: 'all', negated: false, parts: [], source: text };
  const tree = treeOf(text);
  if (!tree) return undefined;
  // A comment belongs to a place, and parts are moved: what has one stays text.
  const part = text.includes('//') ? asText(text) : readPart(tree, text);
  if (part.kind === 'group') {
    const { start, end } = placeOf(tree, text);
    return withSurroundings(part, text.slice(0, start), text.slice(end), text);
  }
  const { start, end } = part.kind === 'text' ? { start: 0, end: text.length } : placeOf(tree, text);
  const gaps = [text.slice(0, start), text.slice(end)];
  return { kind: 'group', key: newKey(), join: 'all', negated: false, parts: [part], gaps, source: text };
}

function treeOf(text: string): SyntaxNode | undefined {
  try {
    return parse(text).ast as unknown as SyntaxNode;
  } catch {
    return undefined;
  }
}

function withSurroundings(group: Group, before: string, after: string, source: string): Group {
  const gaps = group.gaps ?? [];
  const last = gaps.length - 1;
  const around = gaps.map((gap, index) => `${index === 0 ? before : ''}${gap}${index === last ? after : ''}`);
  return { ...group, gaps: around, source };
}

function asText(text: string): Part {
  return { kind: 'text', key: newKey(), text, source: text };
}

function readPart(node: SyntaxNode, text: string): Part {
  const place = placeOf(node, text);
  const source = text.slice(place.start, place.end);
  if (node.op === '&&' || node.op === '||') return readGroup(node, text, place);
  if (node.op === '!_') return negate(readPart(operandsOf(node)[0] as SyntaxNode, text), node, text);
  const test = readTest(node);
  return test ? { kind: 'test', key: newKey(), negated: false, test, source } : asText(source);
}

function readGroup(node: SyntaxNode, text: string, place: Place): Group {
  const operands = chainOf(node, node.op);
  const places = operands.map((operand) => placeOf(operand, text));
  const edges = [place.start, ...places.flatMap(({ start, end }) => [start, end]), place.end];
  const gaps = Array.from({ length: places.length + 1 }, (_, n) => text.slice(edges[2 * n], edges[2 * n + 1]));
  return {
    ...{ kind: 'group', key: newKey(), join: node.op === '&&' ? 'all' : 'any', negated: false },
    parts: operands.map((operand) => readPart(operand, text)),
    ...{ gaps, source: text.slice(place.start, place.end) },
  };
}

/** `a && (b && c)` is three conditions. */
function chainOf(node: SyntaxNode, op: string): SyntaxNode[] {
  return node.op === op ? operandsOf(node).flatMap((operand) => chainOf(operand, op)) : [node];
}

function negate(part: Part, node: SyntaxNode, text: string): Part {
  const place = placeOf(node, text);
  const source = text.slice(place.start, place.end);
  if (part.kind === 'text' || part.negated) return asText(source);
  if (part.kind === 'test') return { ...part, negated: true, source };
  const inner = placeOf(operandsOf(node)[0] as SyntaxNode, text);
  const around = withSurroundings(part, text.slice(place.start, inner.start), text.slice(inner.end, place.end), source);
  return { ...around, negated: true };
}

/** Nodes that the library gives whole; of the others the last bracket is missing where an operand has one. */
const WHOLE = new Set(['value', 'id', 'call', 'rcall', '.', 'list', 'map', '[]']);

function placeOf(node: SyntaxNode, text: string): Place {
  const own = { start: node.start, end: node.end };
  const within = WHOLE.has(node.op) ? [own] : [own, ...operandsOf(node).map((operand) => placeOf(operand, text))];
  const start = Math.min(...within.map((place) => place.start));
  const end = Math.max(...within.map((place) => place.end));
  return withBrackets({ start, end }, text);
}

function withBrackets(place: Place, text: string): Place {
  const before = text.slice(0, place.start).trimEnd();
  const after = text.slice(place.end);
  const gap = after.length - after.trimStart().length;
  if (!before.endsWith('(') || after[gap] !== ')') return place;
  return withBrackets({ start: before.length - 1, end: place.end + gap + 1 }, text);
}
