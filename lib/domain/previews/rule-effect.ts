import type { DayRange, Flagged, RuleBacktest } from '../backtest/backtest.ts';
import { weeksOf } from '../backtest/weeks-of.ts';
import { weekOf } from '../backtest/workload.ts';
import { mostListed, type RuleEffect } from './rule-preview.ts';

/** A backtest as a preview shows it: week by week, CSM by CSM, and no longer than a page can hold. */
export function ruleEffect({ flagged, ...figures }: RuleBacktest, range: DayRange): RuleEffect {
  return {
    ...figures,
    weeks: weeksOf(range, flagged).map(({ week, count }) => ({ week, firings: count })),
    csms: csmsOf(flagged),
    ...newest(flagged),
  };
}

/** The newest firings, and how many were left out. */
export function newest(flagged: readonly Flagged[]): Pick<RuleEffect, 'flagged' | 'flaggedLeftOut'> {
  const sorted = flagged.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
  return { flagged: sorted.slice(0, mostListed), flaggedLeftOut: Math.max(0, sorted.length - mostListed) };
}

function csmsOf(flagged: readonly Flagged[]): RuleEffect['csms'] {
  const owned = flagged.filter(({ owner }) => owner !== undefined);
  const byCsm = Map.groupBy(owned, ({ owner }) => owner as string);
  return [...byCsm]
    .map(([csm, theirs]) => {
      const weeks = [...Map.groupBy(theirs, ({ day }) => weekOf(day)).values()];
      return { csm, firings: theirs.length, mostInAWeek: Math.max(...weeks.map((week) => week.length)) };
    })
    .sort((a, b) => b.firings - a.firings || (a.csm < b.csm ? -1 : 1));
}
