import * as z from 'zod';
import { isDay } from '../day.ts';

/** What fields of records are made of. */
export const text = z.string().trim().min(1).max(500);
export const day = z.string().refine(isDay, 'expected a day of the calendar, YYYY-MM-DD');
export const instant = z.iso.datetime({ offset: true, message: 'expected an instant, ISO 8601 with time zone' });
export const count = z.number().finite().min(0);
