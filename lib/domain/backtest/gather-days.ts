import type { Day } from '../day.ts';
import { churnedWithin } from '../evaluation/label.ts';
import type { Observation } from '../evaluation/prediction.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Firing } from '../rules/firing.ts';
import type { DayRange } from './backtest.ts';
import { type Hindsight, isOver } from './foresight.ts';

/** A firing, with what the account was called and who looked after it on that day. */
export type Fired = Firing & { name?: string; owner?: string };

/** What the figures are made of. Firings stand by book, also those before the range. */
export type Gathered = {
  firings: Fired[][];
  customers: { accountIds: Set<string>; days: Observation[] };
  /** Who had customers in the range. */
  csms: Set<string>;
};

/** Gathers it while the days of a replay go by; nothing else of a day is kept. */
export function gatherDays(range: DayRange, hindsight: Hindsight) {
  const gathered: Gathered = { firings: [], customers: { accountIds: new Set(), days: [] }, csms: new Set() };
  const observationOf = sharedObservations();
  return {
    gathered,
    add({ day, accounts, firings }: { day: Day; accounts: readonly AccountDay[]; firings: readonly Firing[][] }): void {
      addFirings(gathered, accounts, firings);
      if (day < range.from || day > range.to) return;
      const over = isOver(day, hindsight);
      for (const { accountId, attributes } of accounts) {
        if (attributes.cancelledDay !== undefined) continue;
        gathered.customers.accountIds.add(accountId);
        if (attributes.owner !== undefined) gathered.csms.add(attributes.owner);
        if (!over) continue;
        const left = churnedWithin(hindsight.cancelledDays(accountId), day, hindsight.horizonDays);
        gathered.customers.days.push(observationOf(accountId, left));
      }
    },
  };
}

function addFirings(gathered: Gathered, accounts: readonly AccountDay[], firings: readonly Firing[][]): void {
  const wanted = new Set(firings.flat().map(({ accountId }) => accountId));
  const known = new Map(
    accounts.flatMap((one) => (wanted.has(one.accountId) ? [[one.accountId, one.attributes]] : [])),
  );
  for (const [book, fired] of firings.entries()) {
    const sofar = gathered.firings[book] ?? [];
    gathered.firings[book] = sofar;
    for (const firing of fired) {
      const { name, owner } = known.get(firing.accountId) ?? {};
      sofar.push({ ...firing, ...(name !== undefined && { name }), ...(owner !== undefined && { owner }) });
    }
  }
}

/** One object for all days of an account with the same outcome: there are millions of days. */
function sharedObservations(): (accountId: string, happened: boolean) => Observation {
  const made = { true: new Map<string, Observation>(), false: new Map<string, Observation>() };
  return (accountId, happened) => {
    const known = made[`${happened}`].get(accountId) ?? { accountId, happened };
    made[`${happened}`].set(accountId, known);
    return known;
  };
}
