import { hash64 } from '../hash.ts';

const DIGITS = 8;

/**
 * A scorecard's version: 8 hexadecimal digits of a hash of its definition as it was written. Comments, order of keys and
 * layout make no difference to it, nor does anything else in the workflows.
 */
export function scorecardVersion(definition: unknown): string {
  return hash64(JSON.stringify(ordered(definition))).slice(0, DIGITS);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, ordered(one)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
