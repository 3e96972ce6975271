import { type DayNumber, dateParts, dayOfDate } from './calendar.ts';

export type Industry =
  | 'Software'
  | 'Retail'
  | 'Financial Services'
  | 'Professional Services'
  | 'Healthcare'
  | 'Manufacturing'
  | 'Education'
  | 'Hospitality';

/** A time of the year in which an industry works less or more: `MM-DD` to `MM-DD` and the level of use in its middle. */
type Season = { from: string; until: string; level: number };

type IndustryFacts = { weight: number; weekendWork: number; seasons: Season[] };

/** Uneven on purpose: the common groups have enough accounts to be compared within, the rare ones must be widened. */
export const INDUSTRIES: Record<Industry, IndustryFacts> = {
  Software: { weight: 25, weekendWork: 0.05, seasons: [] },
  Retail: { weight: 20, weekendWork: 0.3, seasons: [{ from: '11-12', until: '12-22', level: 1.2 }] },
  'Financial Services': { weight: 14, weekendWork: 0.02, seasons: [] },
  'Professional Services': { weight: 13, weekendWork: 0.04, seasons: [] },
  Healthcare: { weight: 10, weekendWork: 0.1, seasons: [] },
  Manufacturing: { weight: 8, weekendWork: 0.04, seasons: [] },
  Education: {
    weight: 5,
    weekendWork: 0.04,
    seasons: [
      { from: '06-22', until: '08-28', level: 0.3 },
      { from: '12-16', until: '01-06', level: 0.3 },
    ],
  },
  Hospitality: {
    weight: 5,
    weekendWork: 0.35,
    seasons: [
      { from: '10-26', until: '12-12', level: 0.36 },
      { from: '01-09', until: '03-01', level: 0.42 },
    ],
  },
};

/** A season comes and goes over this many days. */
const SHOULDER_DAYS = 9;

/** How much an industry works on a day against its usual; `depth` deepens (above 1) or flattens the season. */
export function seasonLevel(industry: Industry, day: DayNumber, depth: number): number {
  let level = 1;
  for (const season of INDUSTRIES[industry].seasons) {
    const inside = daysInside(season, day);
    if (inside >= 0) level = season.level ** (depth * Math.min(1, (inside + 1) / SHOULDER_DAYS));
  }
  return level;
}

/** Days to the nearer edge of the season; negative outside it. A season may run over the turn of the year. */
function daysInside({ from, until }: Season, day: DayNumber): number {
  const { year } = dateParts(day);
  const dayIn = (text: string, inYear: number) => dayOfDate(inYear, Number(text.slice(0, 2)), Number(text.slice(3)));
  let start = dayIn(from, year);
  let end = dayIn(until, year);
  if (end < start && day <= end) start = dayIn(from, year - 1);
  else if (end < start) end = dayIn(until, year + 1);
  return Math.min(day - start, end - day);
}
