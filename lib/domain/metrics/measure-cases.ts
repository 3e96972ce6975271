import { dayNumber, dayOf } from '../day.ts';
import type { SupportCase } from '../records/record.ts';
import type { AccountHistory } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import type { Measurement } from './measure-usage.ts';
import { runningSum, type Series, share, windowSum, zeros } from './series.ts';
import { windowMedian } from './window-median.ts';

type Take = FamilyOf<'case'>['take'];
/** A case with its days as indexes of the timeline; a day that has not come yet is undefined. */
type Placed = { record: SupportCase; opened: number; replied?: number; resolved?: number };
type Measure = (cases: Placed[], family: FamilyOf<'case'>, length: number) => Measurement;

const resolvedDays = (one: Placed) => one.resolved;
const ratedDays = (one: Placed) => (one.record.satisfaction === undefined ? undefined : (one.resolved ?? one.opened));

const measures: Record<Take, Measure> = {
  opened: (cases, _family, length) => counted(cases, (one) => one.opened, length),
  resolved: (cases, _family, length) => counted(cases, resolvedDays, length),
  'first-reply-hours': (cases, _family, length) => (window) =>
    windowMedian(
      samples(cases, (one) => one.replied, 'firstReplyAt'),
      window,
      length,
    ),
  'resolution-hours': (cases, _family, length) => (window) =>
    windowMedian(samples(cases, resolvedDays, 'resolvedAt'), window, length),
  'resolution-share': (cases, { resolutions = [] }, length) =>
    shareOf(
      cases,
      resolvedDays,
      ({ resolution }) => resolution !== undefined && resolutions.includes(resolution),
      length,
    ),
  'reopen-share': (cases, _family, length) => shareOf(cases, resolvedDays, ({ reopens = 0 }) => reopens > 0, length),
  'satisfied-share': (cases, _family, length) =>
    shareOf(cases, ratedDays, ({ satisfaction = 0 }) => satisfaction >= 4, length),
  open: (cases, _family, length) => () => openCases(cases, length),
  'oldest-open-days': (cases, _family, length) => () => oldestOpen(cases, length),
};

/** Support load and its outcome; a case counts on the days its openings, replies and resolutions fall on. */
export function measureCases(family: FamilyOf<'case'>, { cases, timeline }: AccountHistory): Measurement {
  const wanted = cases.filter(
    ({ priority, escalated = false }) =>
      (!family.priorities || (priority !== undefined && family.priorities.includes(priority))) &&
      (family.escalated === undefined || family.escalated === escalated),
  );
  const index = (instant?: string) => {
    const day = instant === undefined ? Number.NaN : dayNumber(dayOf(instant)) - timeline.start;
    return day < timeline.length ? day : undefined;
  };
  const placed = wanted.map((record) => ({
    record,
    opened: index(record.openedAt) ?? timeline.length,
    replied: index(record.firstReplyAt),
    resolved: index(record.resolvedAt),
  }));
  return measures[family.take](placed, family, timeline.length);
}

type DayOf = (one: Placed) => number | undefined;

function perDay(cases: Placed[], day: DayOf, length: number): Series {
  const daily = zeros(length);
  for (const one of cases) {
    const index = day(one);
    if (index !== undefined && index >= 0) (daily[index] as number) += 1;
  }
  return daily;
}

function counted(cases: Placed[], day: DayOf, length: number): Measurement {
  return (window) => windowSum(perDay(cases, day, length), window);
}

function shareOf(cases: Placed[], day: DayOf, counts: (record: SupportCase) => boolean, length: number): Measurement {
  const part = cases.filter(({ record }) => counts(record));
  return (window) => share(windowSum(perDay(part, day, length), window), windowSum(perDay(cases, day, length), window));
}

/** Hours from opening to the instant, on the day of the instant. A case that was reopened counts to its last resolution. */
function samples(cases: Placed[], day: DayOf, end: 'firstReplyAt' | 'resolvedAt') {
  return cases.flatMap((one) => {
    const index = day(one);
    const ended = one.record[end];
    if (index === undefined || index < 0 || ended === undefined) return [];
    return { day: index, value: Math.max(0, (Date.parse(ended) - Date.parse(one.record.openedAt)) / 3_600_000) };
  });
}

/** Cases that were opened on the day or before and resolved later, or not yet. */
function openCases(cases: Placed[], length: number): Series {
  const differences = zeros(length);
  for (const { opened, resolved } of cases) {
    (differences[Math.max(0, opened)] as number) += 1;
    if (resolved !== undefined) (differences[Math.max(0, resolved, opened)] as number) -= 1;
  }
  return runningSum(differences);
}

/** How long the oldest open case has been open; 0 when none is. */
function oldestOpen(cases: Placed[], length: number): Series {
  const ordered = cases.toSorted((a, b) => a.opened - b.opened);
  const days = zeros(length);
  let oldest = 0;
  for (let day = 0; day < length; day += 1) {
    while (oldest < ordered.length && ((ordered[oldest] as Placed).resolved ?? length) <= day) oldest += 1;
    const opened = ordered[oldest]?.opened ?? length;
    days[day] = opened <= day ? day - opened : 0;
  }
  return days;
}
