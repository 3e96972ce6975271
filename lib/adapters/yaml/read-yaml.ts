import { type Document, isAlias, isCollection, isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { DocumentPath, Parsed, SourceDocument } from '../../domain/documents/source-document.ts';
import type { Fault, Position } from '../../domain/errors.ts';
import { offsetInScalar } from './offset-in-scalar.ts';

/** What the library's error codes mean to the person who wrote the file; other codes keep the library's own words. */
const explanations: Record<string, { message: string; hint: string }> = {
  DUPLICATE_KEY: { message: 'this key is written twice', hint: 'keep one of the two' },
  TAB_AS_INDENT: { message: 'a tab indents this line', hint: 'indent with spaces' },
  MULTIPLE_DOCS: { message: 'a second document begins here', hint: 'keep one document per file: remove the --- line' },
  MULTILINE_IMPLICIT_KEY: { message: 'this key runs over several lines', hint: 'is a colon missing, or a quote?' },
};

/**
 * Reads a YAML text into plain values that know their place (lines and columns count from 1). Syntax errors,
 * keys written twice and unresolved references are faults, and then there is no value. Dates stay text.
 */
export function readYaml(file: string, text: string): Parsed<SourceDocument> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number): Position => placeOf(lines, offset);
  const textLines = text.split(/\r?\n/);
  const fault = (offset: number, message: string, hint?: string): Fault => {
    const position = at(offset);
    const excerpt = `${textLines[position.line - 1] ?? ''}\n${' '.repeat(position.column - 1)}^`;
    return { file, path: '', message, hint, position, excerpt };
  };
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    fault(pos[0], explanations[code]?.message ?? plainWords(message), explanations[code]?.hint),
  );
  if (faults.length > 0) return { faults };
  try {
    const value: unknown = document.toJS();
    return { value: located(file, value, document, text, textLines, at), faults };
  } catch (error) {
    // The library throws here for an alias to nothing and for one that expands without end.
    return { faults: [fault(0, plainWords((error as Error).message), 'write the value out instead of *alias')] };
  }
}

function located(
  file: string,
  value: unknown,
  document: Document.Parsed,
  text: string,
  textLines: string[],
  at: (offset: number) => Position,
): SourceDocument {
  return {
    file,
    value,
    positionOf(path, offset = 0) {
      const node = nearest(document, path);
      return at(isScalar(node) ? offsetInScalar(text, node, offset) : (node?.range?.[0] ?? 0));
    },
    keyPositionOf(path) {
      const parent = document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === String(path.at(-1))) : undefined;
      const key = pair?.key as Node | undefined;
      return key?.range ? at(key.range[0]) : this.positionOf(path);
    },
    line: (number) => textLines[number - 1] ?? '',
  };
}

/** The node at the path, or of its deepest part that exists. */
function nearest(document: Document.Parsed, path: DocumentPath): Node | null {
  let node: Node | null = document.contents;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document) ?? node;
    if (!isCollection(node)) return node;
    const child = childOf(node, key);
    if (!child) return node;
    node = child;
  }
  return node;
}

/** Keys that YAML reads as numbers or booleans are text in the plain value, so they are compared as text. */
function childOf(node: Node, key: string | number): Node | undefined {
  if (!isMap(node)) return isCollection(node) ? (node.get(key, true) as Node | undefined) : undefined;
  return node.items.find((pair) => String(pair.key) === String(key))?.value as Node | undefined;
}

function placeOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function plainWords(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
