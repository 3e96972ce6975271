import { compareTexts } from '../compare-texts.ts';
import { addMonths, type Day, dayNumber } from '../day.ts';
import type { Subscription } from '../records/record.ts';
import type { AccountHistory, Timeline } from './account-history.ts';
import type { FamilyOf } from './family-definition.ts';
import { movement } from './measure-movement.ts';
import { type At, blank, type Measurement, reading, runningSum, type Series, zeros } from './series.ts';

/** A subscription line with its days as indexes of the timeline; `end` is the first day it no longer runs. */
type Line = { record: Subscription; start: number; end: number };

/**
 * Recurring revenue, seats and lines of the contract on each day, and the days to its next renewal; how much revenue
 * grew and shrank within a window (`movement`); how many features the plan has that began last of those running.
 */
export function measureSubscription(family: FamilyOf<'subscription'>, history: AccountHistory): Measurement {
  const { take, planFeatures = {} } = family;
  const { timeline } = history;
  const lines = placedLines(history.subscriptions, timeline);
  switch (take) {
    case 'mrr': {
      const currency = mainCurrency(history.subscriptions);
      return () => total(lines, history, revenueIn(currency));
    }
    case 'seats':
      return () => total(lines, history, ({ seats = 0 }) => seats);
    case 'lines':
      return () => total(lines, history, () => 1);
    case 'days-to-renewal':
      return () => reading(daysToRenewal(lines, timeline));
    case 'expansion':
    case 'contraction': {
      const revenue = revenueIn(mainCurrency(history.subscriptions));
      return movement(history, revenue, take);
    }
    case 'plan-features': {
      const planOn = planByDay(history);
      return () => (day) => planFeatures[planOn(day) ?? ''] ?? Number.NaN;
    }
  }
}

/** What a line adds to the revenue in a currency: nothing while it is a trial. A line that names none is in the account's. */
const revenueIn =
  (main: string | undefined) =>
  ({ mrr = 0, trial, currency = main }: Subscription): number =>
    trial || currency !== main ? 0 : mrr;

/** The plan of the line that began last, of those running on the day. */
export function planByDay({ timeline, subscriptions }: AccountHistory): (index: number) => string | undefined {
  const began = ({ record }: Line) => `${record.startDay} ${record.subscriptionId}`;
  const lines = placedLines(subscriptions, timeline)
    .filter(({ record }) => record.plan !== undefined)
    .sort((a, b) => (began(a) < began(b) ? -1 : 1));
  return (index) => lines.findLast(({ start, end }) => start <= index && index < end)?.record.plan;
}

/** A currency, and the day from which it is the account's. */
export type MainCurrency = { currency: string; since: Day };

/** The currency an account's revenue is told in: that of its first line that has one. Lines in another are left out. */
export function mainCurrency(subscriptions: Subscription[]): string | undefined {
  return firstCurrencyOf(subscriptions)?.currency;
}

/** The main currency, and since when it is. */
export function firstCurrencyOf(subscriptions: Subscription[]): MainCurrency | undefined {
  const ordered = subscriptions.toSorted(
    (a, b) => compareTexts(a.startDay, b.startDay) || compareTexts(a.subscriptionId, b.subscriptionId),
  );
  const first = ordered.find(({ currency }) => currency !== undefined);
  return first?.currency === undefined ? undefined : { currency: first.currency, since: first.startDay };
}

/** The subscription lines as they lie on the timeline, those that ended before it or begin after it left out. */
export function placedLines(subscriptions: Subscription[], { start, length }: Timeline): Line[] {
  return subscriptions
    .map((record) => ({
      record,
      start: Math.max(0, dayNumber(record.startDay) - start),
      end: record.endDay === undefined ? length : Math.min(length, dayNumber(record.endDay) - start),
    }))
    .filter((line) => line.start < line.end);
}

/** No value before the first line begins; 0 when all have ended. */
function total(lines: Line[], history: AccountHistory, amount: (record: Subscription) => number): At {
  const { start: firstDay, length } = history.timeline;
  const differences = zeros(length);
  for (const { record, start, end } of lines) {
    (differences[start] as number) += amount(record);
    if (end < length) (differences[end] as number) -= amount(record);
  }
  const first = Math.min(...history.subscriptions.map(({ startDay }) => dayNumber(startDay) - firstDay));
  const sums = runningSum(differences);
  return (day) => (day < first ? Number.NaN : (sums[day] as number));
}

function daysToRenewal(lines: Line[], timeline: Timeline): Series {
  const days = blank(timeline.length);
  for (const line of lines) {
    let day = line.start;
    for (const renewal of renewals(line, timeline)) {
      for (; day < line.end && day <= renewal; day += 1) {
        if (!(renewal - day >= (days[day] as number))) days[day] = renewal - day;
      }
    }
  }
  return days;
}

/**
 * A line's renewal days as indexes: the stated one, and (when its term is known) each one a term later until it ends,
 * and a term earlier since it began. That it was renewed since, which moved the stated day on, was not known before.
 */
function* renewals({ record, end }: Line, { start }: Timeline): Generator<number> {
  const { renewalDay, termMonths } = record;
  if (renewalDay === undefined) return;
  for (let terms = -termsBefore(record); ; terms += 1) {
    const index = dayNumber(addMonths(renewalDay, terms * (termMonths ?? 0))) - start;
    yield index;
    if (!termMonths || index >= end) return;
  }
}

/** How many terms lie between the beginning of a line and the renewal that is stated, its first term aside. */
function termsBefore({ startDay, renewalDay, termMonths }: Subscription): number {
  let terms = 0;
  if (renewalDay === undefined || !termMonths) return terms;
  while (addMonths(renewalDay, -(terms + 1) * termMonths) > startDay) terms += 1;
  return terms;
}
