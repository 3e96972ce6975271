import * as z from 'zod';
import { CursorUnknown } from './errors.ts';

/** Part of a list: `next` is the cursor of the page after it, absent on the last. */
export type Page<T> = { items: T[]; next?: string };

/** Which part: at most `limit` items, after the place a cursor stands for. */
export type PageRequest = { limit: number; cursor?: string };

const placeSchema = z.strictObject({ in: z.string().max(100), after: z.string().max(500) });

/**
 * The page of a list whose items have a key of their own. A cursor names the last item of the page before and the
 * list it belongs to (`scope`, such as the day judged), so a list that has moved on is not read with holes.
 */
export function pageOf<T>(list: T[], keyOf: (item: T) => string, scope: string, request: PageRequest): Page<T> {
  const start = request.cursor === undefined ? 0 : startAfter(list, keyOf, scope, request.cursor);
  const items = list.slice(start, start + request.limit);
  const last = items.at(-1);
  const more = last !== undefined && start + items.length < list.length;
  return { items, next: more ? cursorOf({ in: scope, after: keyOf(last) }) : undefined };
}

/** The scope a cursor was made in. Throws CursorUnknown. */
export function scopeOf(cursor: string): string {
  return placeOf(cursor).in;
}

function startAfter<T>(list: T[], keyOf: (item: T) => string, scope: string, cursor: string): number {
  const place = placeOf(cursor);
  const index = place.in === scope ? list.findIndex((item) => keyOf(item) === place.after) : -1;
  if (index < 0) throw new CursorUnknown('The cursor does not belong to this list any more. Start again without it.');
  return index + 1;
}

function cursorOf(place: z.infer<typeof placeSchema>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(cursor: string) {
  const text = Buffer.from(cursor, 'base64url').toString();
  try {
    return placeSchema.parse(JSON.parse(text));
  } catch {
    throw new CursorUnknown('The cursor is not one that a page of this list gave. Start again without it.');
  }
}
