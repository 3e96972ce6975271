import type { SupportCase } from '../records/record.ts';
import type { AccountHistory, PlacedCase } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import { type Measurement, quotient, reading, runningSum, type Series, windowSums, zeros } from './series.ts';
import { windowMedian } from './window-median.ts';

type Take = FamilyOf<'case'>['take'];
type Measure = (cases: PlacedCase[], family: FamilyOf<'case'>, length: number) => Measurement;
type DayOf = (one: PlacedCase) => number | undefined;

const openedDay: DayOf = (one) => one.opened;
const resolvedDay: DayOf = (one) => one.resolved;
/** A rating comes with the resolution; a case that is resolved later has none yet. */
const ratedDay: DayOf = ({ record: { satisfaction, resolvedAt }, opened, resolved }) => {
  if (satisfaction === undefined) return undefined;
  return resolvedAt === undefined ? opened : resolved;
};

const measures: Record<Take, Measure> = {
  opened: (cases, _family, length) => counted(cases, openedDay, length),
  resolved: (cases, _family, length) => counted(cases, resolvedDay, length),
  'first-reply-hours': (cases) => (window) =>
    windowMedian(
      samples(cases, (one) => one.replied, 'firstReplyAt'),
      window,
    ),
  'resolution-hours': (cases) => (window) => windowMedian(samples(cases, resolvedDay, 'resolvedAt'), window),
  'resolution-share': (cases, { resolutions = [] }, length) =>
    shareOf(
      cases,
      resolvedDay,
      ({ resolution }) => resolution !== undefined && resolutions.includes(resolution),
      length,
    ),
  'reopen-share': (cases, _family, length) => shareOf(cases, resolvedDay, ({ reopens = 0 }) => reopens > 0, length),
  'satisfied-share': (cases, _family, length) =>
    shareOf(cases, ratedDay, ({ satisfaction = 0 }) => satisfaction >= 4, length),
  open: (cases, _family, length) => () => reading(openCases(cases, length)),
  'oldest-open-days': (cases, _family, length) => () => reading(oldestOpen(cases, length)),
};

/** Support load and its outcome; a case counts on the days its openings, replies and resolutions fall on. */
export function measureCases(family: FamilyOf<'case'>, { cases, timeline }: AccountHistory): Measurement {
  const wanted = cases.filter(({ record: { priority, escalated = false } }) => {
    const ofPriority = !family.priorities || (priority !== undefined && family.priorities.includes(priority));
    return ofPriority && (family.escalated === undefined || family.escalated === escalated);
  });
  return measures[family.take](wanted, family, timeline.length);
}

function counted(cases: PlacedCase[], day: DayOf, length: number): Measurement {
  return windowSums(() => {
    const daily = zeros(length);
    for (const one of cases) {
      const index = day(one);
      if (index !== undefined && index >= 0) (daily[index] as number) += 1;
    }
    return daily;
  });
}

function shareOf(
  cases: PlacedCase[],
  day: DayOf,
  counts: (record: SupportCase) => boolean,
  length: number,
): Measurement {
  const part = cases.filter(({ record }) => counts(record));
  const [some, all] = [counted(part, day, length), counted(cases, day, length)];
  return (window) => quotient(some(window), all(window), 100);
}

/** Hours from opening to the instant, on the day of the instant. A case that was reopened counts to its last resolution. */
function samples(cases: PlacedCase[], day: DayOf, end: 'firstReplyAt' | 'resolvedAt') {
  return cases.flatMap((one) => {
    const index = day(one);
    const ended = one.record[end];
    if (index === undefined || index < 0 || ended === undefined) return [];
    return { day: index, value: Math.max(0, (Date.parse(ended) - Date.parse(one.record.openedAt)) / 3_600_000) };
  });
}

/** Cases that were opened on the day or before and resolved later, or not yet. */
function openCases(cases: PlacedCase[], length: number): Series {
  const differences = zeros(length);
  for (const { opened, resolved } of cases) {
    (differences[Math.max(0, opened)] as number) += 1;
    if (resolved !== undefined) (differences[Math.max(0, resolved, opened)] as number) -= 1;
  }
  return runningSum(differences);
}

/** How long the oldest open case has been open; 0 when none is. */
function oldestOpen(cases: PlacedCase[], length: number): Series {
  const ordered = cases.toSorted((a, b) => a.opened - b.opened);
  const days = zeros(length);
  let oldest = 0;
  for (let day = 0; day < length; day += 1) {
    while (oldest < ordered.length && ((ordered[oldest] as PlacedCase).resolved ?? length) <= day) oldest += 1;
    const opened = ordered[oldest]?.opened ?? length;
    days[day] = opened <= day ? day - opened : 0;
  }
  return days;
}
