import * as z from 'zod';
import { isDay } from '../../../lib/domain/day.ts';

/** A calendar day in a request or an answer. */
export const day = z.string().refine(isDay, 'expected a day of the calendar, YYYY-MM-DD').meta({ format: 'date' });

/** A calendar month in a request or an answer. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month of the calendar, YYYY-MM');

/** What the table takes as part of a key, in UTF-8, with room for our own part of it. */
const MOST_BYTES_OF_AN_ID = 900;

/** An id that a caller names. */
export const id = z
  .string()
  .min(1)
  .max(MOST_BYTES_OF_AN_ID)
  .refine((text) => Buffer.byteLength(text) <= MOST_BYTES_OF_AN_ID, `expected at most ${MOST_BYTES_OF_AN_ID} bytes`);

/** A whole number within limits, written in digits: query parameters are text. */
export const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** `true` or `false`, written out. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The parameters of every list that comes in pages. */
export const pageQuery = {
  limit: wholeNumber(1, 200).default(50).describe('How many at most.'),
  cursor: z.string().min(1).max(1000).optional().describe('`next` of the page before; absent for the first.'),
};

/** The cursor of the page after this one; absent on the last. */
export const next = z.string().optional().describe('The cursor of the next page; absent on the last.');

/** Counts by name. */
export const counts = z.record(z.string(), z.int().min(0));
