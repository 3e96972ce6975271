import { inCents } from '../company/contract.ts';
import { type Day, type Month, monthOf } from '../day.ts';
import { total } from './amounts.ts';
import { type ChannelEconomics, type StatedCosts, unnamedChannel } from './channel-economics.ts';
import { cohortTriangles, type TriangleRow } from './cohort-triangle.ts';
import type { RetainedLine } from './retained-line.ts';

/** A cohort and what it has brought in: margin, month after month, all added up, and the month of its life in which that was its cost. */
export type CohortEconomics = {
  month: Month;
  accounts: number;
  cost?: number;
  margin?: number[];
  profitableAfter?: number;
};

/** Every cohort of the months: each member cost what its channel does over all of them. */
export function cohortEconomics(
  lines: readonly RetainedLine[],
  channels: readonly ChannelEconomics[],
  { months, day, stated }: { months: readonly Month[]; day: Day; stated: StatedCosts },
): CohortEconomics[] {
  const costs = new Map(channels.map(({ channel, cac }) => [channel, cac]));
  const rows = cohortTriangles(lines, months, day)[0]?.rows ?? [];
  return rows.map((row) => {
    const members = lines.filter(
      ({ signupDay, began }) => began && began.day <= day && signupDay && monthOf(signupDay) === row.month,
    );
    const each = members.map(({ channel = unnamedChannel }) => costs.get(channel) ?? stated.cac);
    const cost = each.every((one) => one !== undefined) ? inCents(total(each)) : undefined;
    return cohortOf(row, cost, stated.grossMargin);
  });
}

function cohortOf(
  { month, accounts, revenue }: TriangleRow,
  cost: number | undefined,
  margin: number | undefined,
): CohortEconomics {
  const known = { month, accounts, ...(cost !== undefined && { cost }) };
  if (margin === undefined) return known;
  let sum = 0;
  const added = revenue.map((mrr) => {
    sum += mrr * margin;
    return inCents(sum);
  });
  const age = cost === undefined ? -1 : added.findIndex((amount) => amount >= cost);
  return { ...known, margin: added, ...(age >= 0 && { profitableAfter: age + 1 }) };
}
