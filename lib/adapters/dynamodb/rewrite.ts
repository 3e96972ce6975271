import { isDeepStrictEqual } from 'node:util';
import { type Condition, updateOf } from './expressions.ts';
import type { Item } from './item.ts';

/**
 * The parts of an Update that turn an item into another of the same key. It changes only what is different, and is refused
 * when any of that is no longer as it was in `before`, so that whoever changed it meanwhile loses nothing.
 */
export function rewriteOf(before: Item, after: Item) {
  const attributes = Object.keys({ ...before, ...after });
  const different = attributes.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return updateOf(Object.fromEntries(different.map((name) => [name, after[name]])), unchanged(before, different));
}

/** Maps and lists are compared value by value: the embedded database cannot compare them whole. */
function unchanged(item: Item, attributes: string[]): Condition {
  const terms = ['attribute_exists(PK)'];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const placeholder = (sign: string, content: unknown, of: Record<string, unknown>) => {
    const name = `${sign}u${Object.keys(of).length}`;
    of[name] = content;
    return name;
  };
  const value = (content: unknown) => placeholder(':', content, values);
  const same = (path: string, found: unknown): void => {
    if (found === undefined) terms.push(`attribute_not_exists(${path})`);
    else if (!isDocument(found)) terms.push(`${path} = ${value(found)}`);
    else {
      terms.push(`size(${path}) = ${value(Object.keys(found).length)}`);
      for (const [key, inside] of Object.entries(found)) {
        same(Array.isArray(found) ? `${path}[${key}]` : `${path}.${placeholder('#', key, names)}`, inside);
      }
    }
  };
  for (const attribute of attributes) same(placeholder('#', attribute, names), item[attribute]);
  return { expression: terms.join(' AND '), names, values };
}

function isDocument(value: unknown): value is object {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}
