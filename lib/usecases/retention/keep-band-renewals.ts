import { addDays, type Day, monthOf } from '../../domain/day.ts';
import { monthsFrom, monthsLater } from '../../domain/retention/months.ts';
import { bandRenewalsOf } from '../../domain/retention/renewal-forecast.ts';
import type { DayStore } from '../../ports/judging.ts';
import type { RetentionStore } from '../../ports/reports.ts';

export type BandRenewalPorts = { days: DayStore; retention: RetentionStore };

/** The share of a band is taken of so many months that are over. */
export const observedMonths = 6;

/**
 * Keeps how the renewals of the months before went, by the band each account was in when the month began. What is kept
 * stays, but for the last month: a notice may come late. Months before the first judged day leave nothing.
 */
export async function keepBandRenewals({ day }: { day: Day }, ports: BandRenewalPorts): Promise<{ kept: number }> {
  const last = monthsLater(monthOf(day), -1);
  const months = monthsFrom(monthsLater(last, 1 - observedMonths), last);
  const known = new Set((await ports.retention.bandRenewals(months[0] as string, last)).map(({ month }) => month));
  const wanted = months.filter((month) => month === last || !known.has(month));
  const ledger = await ports.retention.ledger(day);
  let kept = 0;
  for (const month of wanted) {
    const rows = await ports.days.portfolio(addDays(`${month}-01`, -1));
    if (rows.length === 0) continue;
    const bands = new Map(rows.map(({ accountId, band }) => [accountId, band]));
    await ports.retention.writeBandRenewals(bandRenewalsOf(month, ledger, bands));
    kept += 1;
  }
  return { kept };
}
