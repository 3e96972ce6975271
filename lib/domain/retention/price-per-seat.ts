import { addDays, type Day } from '../day.ts';
import type { Subscription } from '../records/record.ts';

/** What a seat cost a month on a day, and some days before it; `day` is when the line began that runs on the former. */
export type PriceChange = { now: number; before: number; day: Day; source: string };

/** The price per seat over all paid lines, now and `days` before; undefined where one of them cannot be told, or currencies differ. */
export function pricePerSeat(lines: readonly Subscription[], day: Day, days: number): PriceChange | undefined {
  const [now, before] = [priceOn(lines, day), priceOn(lines, addDays(day, -days))];
  if (!now || !before || now.currency !== before.currency) return undefined;
  return { now: now.price, before: before.price, day: now.since, source: now.source };
}

function priceOn(lines: readonly Subscription[], day: Day) {
  const running = lines.filter(
    ({ trial, startDay, endDay }) => !trial && startDay <= day && (endDay === undefined || day < endDay),
  );
  const seats = running.reduce((sum, one) => sum + (one.seats ?? 0), 0);
  const mrr = running.reduce((sum, one) => sum + (one.mrr ?? 0), 0);
  const [newest] = running.toSorted((a, b) => (a.startDay > b.startDay ? -1 : 1));
  const currencies = new Set(running.map(({ currency }) => currency));
  if (!newest || seats <= 0 || mrr <= 0 || currencies.size > 1) return undefined;
  return { price: mrr / seats, currency: newest.currency, since: newest.startDay, source: newest.source };
}
