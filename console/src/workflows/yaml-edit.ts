import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { scalarText } from './yaml-scalar.ts';

export type YamlPath = readonly (string | number)[];
export type YamlValue = string | number | boolean | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * The text with the value at a path replaced, written where it was missing, or taken away (undefined). Everything else
 * stays as it was written: comments, order, blank lines, quotes. Undefined where the text is no YAML.
 */
export function withValue(text: string, path: YamlPath, value: YamlValue | undefined): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const expected = changed(document, path, value);
  const edited = spliced(text, document, path, value);
  // Where cutting would not mean the same, the whole is written anew: then at least it means what was asked for.
  return edited !== undefined && meansTheSame(edited, expected) ? edited : expected.toString({ lineWidth: 0 });
}

/** The value at a path, as plain data. */
export function valueAt(text: string, path: YamlPath): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.toJS(document) : node;
}

const isNode = (value: unknown): value is Node => isScalar(value) || isCollection(value);

function changed(document: Document.Parsed, path: YamlPath, value: YamlValue | undefined): Document {
  const copy = document.clone();
  if (value === undefined) copy.deleteIn(path);
  else copy.setIn(path, copy.createNode(value));
  return copy;
}

function meansTheSame(text: string, expected: Document): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && JSON.stringify(document.toJS()) === JSON.stringify(expected.toJS());
}

function spliced(
  text: string,
  document: Document.Parsed,
  path: YamlPath,
  value: YamlValue | undefined,
): string | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  if (isMap(parent)) return inMap(text, parent as YAMLMap<Node, Node>, String(key), value);
  return isSeq(parent) && typeof key === 'number' ? inList(text, parent as YAMLSeq<Node>, key, value) : undefined;
}

function inMap(text: string, map: YAMLMap<Node, Node>, key: string, value: YamlValue | undefined): string | undefined {
  const at = map.items.findIndex((pair) => String(pair.key) === key);
  const pair = map.items[at];
  if (value === undefined) return pair && (map.flow ? withoutInFlow(text, map, at) : withoutLines(text, pair));
  if (!pair) return withPair(text, map, key, value);
  const range = pair.value?.range;
  const written = scalarText(value, { flow: isInFlow(text, map), indent: columnOf(text, pair.key.range?.[0] ?? 0) });
  if (!range || written === undefined || isCollection(pair.value)) return undefined;
  return text.slice(0, range[0]) + written + text.slice(endOfValue(text, range[0], range[1]));
}

/** A block text ends with its line break, which is not its own. */
function endOfValue(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] as string)) last -= 1;
  return last;
}

function withPair(text: string, map: YAMLMap<Node, Node>, key: string, value: YamlValue): string | undefined {
  const last = map.items.at(-1);
  const first = map.items[0];
  if (!last || !first?.key.range) return undefined;
  const indent = columnOf(text, first.key.range[0]);
  const written = scalarText(value, { flow: isInFlow(text, map), indent });
  if (written === undefined) return undefined;
  const end = endOfPair(text, last);
  if (map.flow) return `${text.slice(0, end)}, ${key}: ${written}${text.slice(end)}`;
  // After a comment that stands behind the last value.
  const line = endOfLine(text, end);
  return `${text.slice(0, line)}\n${' '.repeat(indent)}${key}: ${written}${text.slice(line)}`;
}

function endOfPair(text: string, { key, value }: Pair<Node, Node | null>): number {
  const range = value?.range ?? key.range;
  return range ? endOfValue(text, range[0], range[1]) : text.length;
}

function withoutLines(text: string, pair: Pair<Node, Node>): string | undefined {
  const start = pair.key.range?.[0];
  if (start === undefined) return undefined;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  // The first key of a list's item stands behind its dash: the next one would have to move there.
  if (text.slice(line, start).trim() !== '') return undefined;
  const end = endOfLine(text, endOfPair(text, pair));
  return text.slice(0, line) + text.slice(Math.min(text.length, end + 1));
}

function withoutInFlow(text: string, map: YAMLMap<Node, Node>, at: number): string | undefined {
  const pair = map.items[at];
  const [before, after] = [map.items[at - 1], map.items[at + 1]];
  if (!pair?.key.range) return undefined;
  if (before) return text.slice(0, endOfPair(text, before)) + text.slice(endOfPair(text, pair));
  return after?.key.range ? text.slice(0, pair.key.range[0]) + text.slice(after.key.range[0]) : undefined;
}

function inList(text: string, list: YAMLSeq<Node>, at: number, value: YamlValue | undefined): string | undefined {
  const item = list.items[at];
  if (value !== undefined || !item?.range || list.flow) return undefined;
  const dash = text.lastIndexOf('-', item.range[0]);
  const line = text.lastIndexOf('\n', dash) + 1;
  if (text.slice(line, dash).trim() !== '') return undefined;
  const next = list.items[at + 1]?.range;
  const end = next
    ? text.lastIndexOf('\n', text.lastIndexOf('-', next[0])) + 1
    : endOfLine(text, endOfItem(text, item)) + 1;
  return text.slice(0, line) + text.slice(Math.min(text.length, end));
}

const endOfItem = (text: string, item: Node): number =>
  item.range ? endOfValue(text, item.range[0], item.range[1]) : text.length;

/** The text with an item at the end of the list at a path; `item` is written with its keys one below the other. */
export function withItem(text: string, path: YamlPath, item: Record<string, YamlValue>): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const list = document.getIn(path, true);
  const last = isSeq(list) ? (list.items.at(-1) as Node | undefined) : undefined;
  const lines = Object.entries(item).map(
    ([key, value]) => `${key}: ${scalarText(value, { flow: false, indent: 4 }) ?? JSON.stringify(value)}`,
  );
  if (!last?.range || !isSeq(list) || list.flow) {
    document.addIn(path, document.createNode(item));
    return document.toString({ lineWidth: 0 });
  }
  const indent = ' '.repeat(columnOf(text, text.lastIndexOf('-', last.range[0])));
  const end = endOfLine(text, endOfItem(text, last));
  const written = lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`).join('\n');
  return `${text.slice(0, end)}\n\n${written}${text.slice(end)}`;
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** Within brackets commas and brackets mean something. */
function isInFlow(text: string, map: YAMLMap<Node, Node>): boolean {
  return Boolean(map.flow) || (isPair(map.items[0]) && text[map.range?.[0] ?? 0] === '{');
}
