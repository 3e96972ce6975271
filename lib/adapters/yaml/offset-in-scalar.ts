import { Scalar } from 'yaml';

/**
 * Where in the file the character at `offset` of a scalar's value stands (both count from 0). Quotes are
 * stepped over; in block texts (`|`, `>`) and values folded over lines, each line's indentation is.
 */
export function offsetInScalar(text: string, scalar: Scalar, offset: number): number {
  const range = scalar.range;
  if (!range) return 0;
  const type = scalar.type;
  if (type === Scalar.BLOCK_FOLDED || type === Scalar.BLOCK_LITERAL) {
    const header = text.indexOf('\n', range[0]) + 1;
    return walk(text, skipBlank(text, header), offset, range[1]);
  }
  const quoted = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
  return walk(text, range[0] + (quoted ? 1 : 0), offset, range[1]);
}

/** Steps over `count` characters of the value: a line break with the indentation after it counts as one. */
function walk(text: string, start: number, count: number, end: number): number {
  let place = start;
  for (let step = 0; step < count && place < end; step += 1) {
    place = text[place] === '\n' || text[place] === '\r' ? skipBlank(text, place) : place + 1;
  }
  return place;
}

function skipBlank(text: string, from: number): number {
  let place = from;
  while (place < text.length && /\s/.test(text[place] as string)) place += 1;
  return place;
}
