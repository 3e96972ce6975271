import { dayOf, daysBetween, type Month } from '../day.ts';
import type { MonthOfRecords } from './dossier.ts';
import type { Invoice, SupportCase } from './record.ts';

/** Windows reach back 90 days, and their comparison as far again; a case or an invoice open for longer than this outlives them. */
const LONG_CASE_DAYS = 150;

/** The months with a case or an invoice that is still open, or was for more than 150 days, once `changed` months are as given. */
export function longCaseMonths(held: Month[], changed: MonthOfRecords[]): Month[] {
  const months = new Set(held);
  for (const { month, cases, invoices } of changed) {
    if (cases.some(isLong) || invoices.some(isLongUnpaid)) months.add(month);
    else months.delete(month);
  }
  return [...months].toSorted();
}

function isLong({ openedAt, resolvedAt }: SupportCase): boolean {
  return resolvedAt === undefined || daysBetween(dayOf(openedAt), dayOf(resolvedAt)) > LONG_CASE_DAYS;
}

function isLongUnpaid({ issuedDay, paidDay }: Invoice): boolean {
  return paidDay === undefined || daysBetween(issuedDay, paidDay) > LONG_CASE_DAYS;
}
