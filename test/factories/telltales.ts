import type { AccountDay } from '../../lib/domain/metrics/account-day.ts';

/** How surely something must tell those who leave from the others to be suspicious: chance does not get there. */
const suspicious = 0.9;

/**
 * The metrics and attributes of a snapshot that tell who will leave, of accounts that nothing told apart at the time:
 * each is a leak. A metric does by its order (area under the curve) or by being there at all, an attribute by a value.
 */
export function telltales(days: readonly AccountDay[], leaves: (accountId: string) => boolean): string[] {
  const [gone, stayed] = [days.filter((day) => leaves(day.accountId)), days.filter((day) => !leaves(day.accountId))];
  const metrics = namesIn(days.flatMap(({ metrics, missing }) => [metrics, missing])).filter((metric) => {
    const area = areaUnder(valuesOf(gone, metric), valuesOf(stayed, metric));
    return Math.max(area, 1 - area) >= suspicious;
  });
  const attributes = namesIn(days.map((day) => day.attributes)).filter((name) => {
    const value = (day: AccountDay) => String(day.attributes[name as keyof AccountDay['attributes']]);
    return [...new Set(days.map(value))].some((one) => {
      const share = (some: AccountDay[]) => some.filter((day) => value(day) === one).length / some.length;
      return Math.abs(share(gone) - share(stayed)) >= suspicious;
    });
  });
  return [...metrics, ...attributes.map((name) => `account.${name}`)].toSorted();
}

const namesIn = (records: object[]) => [...new Set(records.flatMap((record) => Object.keys(record)))];

/** What has no value lies below everything that has one. */
const valuesOf = (days: readonly AccountDay[], metric: string) =>
  days.map(({ metrics }) => metrics[metric] ?? Number.NEGATIVE_INFINITY);

function areaUnder(ones: number[], others: number[]): number {
  const pairs = ones.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return pairs.reduce<number>((sum, won) => sum + won, 0) / pairs.length;
}
