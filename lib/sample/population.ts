import { type DayNumber, workingDay } from './calendar.ts';
import { Random } from './random.ts';

/** A place in the company's customer list before anything is known of who fills it. `positions` lie in [0, 1). */
export type Slot = {
  number: number;
  signup: DayNumber;
  /** True for customers who were there on the first day. */
  book: boolean;
  /** The first day the company is watched. */
  firstDay: DayNumber;
  positions: { story: number; industry: number; size: number };
};

/** What a sample is asked for: days are counted from 1970-01-01; `accounts` is how many sign up by the end of month 18. */
export type PopulationPlan = { seed: number; firstDay: DayNumber; until: DayNumber; accounts: number };

const BOOK_SHARE = 0.4;
const DAYS_OF_18_MONTHS = 548;

/**
 * Evenly spread points of the unit cube: Roberts' R3 sequence, the powers of the root of x⁴ = x + 1. Any stretch of it
 * holds the stories, industries and sizes in their shares, so thirty accounts look like three hundred.
 */
const STEPS = [1, 2, 3].map((power) => 1.2207440846057596 ** -power) as [number, number, number];

function positionsOf(seed: number, group: string, index: number): Slot['positions'] {
  const start = new Random(seed, 'population', group);
  const [story, industry, size] = STEPS.map((step) => (start.next() + step * (index + 1)) % 1) as [
    number,
    number,
    number,
  ];
  return { story, industry, size };
}

/** Everyone who has signed up by `until`, oldest first; later days only append. */
export function accountSlots({ seed, firstDay, until, accounts }: PopulationPlan): Slot[] {
  const book = Math.round(accounts * BOOK_SHARE);
  const slots = Array.from({ length: book }, (_, number) => bookSlot(seed, firstDay, number, book));
  const daysApart = DAYS_OF_18_MONTHS / Math.max(1, accounts - book);
  for (let index = 0; ; index += 1) {
    const jitter = new Random(seed, 'sign-up', index).next();
    const signup = workingDay(firstDay + Math.floor((index + jitter) * daysApart));
    if (firstDay + Math.floor(index * daysApart) > until) return slots;
    const positions = positionsOf(seed, 'newcomers', index);
    slots.push({ number: book + index, signup, book: false, firstDay, positions });
  }
}

/** More of the early customers signed up lately: the vendor was growing. */
function bookSlot(seed: number, firstDay: DayNumber, number: number, book: number): Slot {
  const age = (book - number - new Random(seed, 'book', number).next()) / book;
  const signup = workingDay(firstDay - 66 - Math.round(640 * age ** 1.6));
  return { number, signup, book: true, firstDay, positions: positionsOf(seed, 'book', number) };
}
