import type { DayRange } from '../../domain/backtest/backtest.ts';
import { addDays, type Day } from '../../domain/day.ts';
import type { ImportStore } from '../../ports/sources.ts';
import type { Clock } from '../../ports/system.ts';
import { NothingToReplay } from '../errors.ts';
import { lastCompleteDay } from '../plan-run.ts';
import { historySpan } from './history-span.ts';

/** The days to replay, the first day of the history, and the last on which anything would be known. */
export type ReplayRange = { range: DayRange; first: Day; observedUntil: Day };

const DEFAULT_DAYS = 90;

/** The days asked for, else the last 90; they must lie within the history. Throws NothingToReplay, NoHistory. */
export async function replayRange(
  { from, to }: { from?: Day; to?: Day },
  ports: { imports: ImportStore; clock: Clock },
): Promise<ReplayRange> {
  const { from: first, until } = await historySpan(ports);
  const observedUntil = [until, lastCompleteDay(ports.clock)].sort()[0] as Day;
  const last = to ?? observedUntil;
  const range = { from: from ?? ([first, addDays(last, 1 - DEFAULT_DAYS)].sort()[1] as Day), to: last };
  if (range.to < range.from) {
    throw new NothingToReplay(`Expected the first day not to lie after the last, found ${range.from} and ${range.to}.`);
  }
  if (range.from >= first && range.to <= observedUntil) return { range, first, observedUntil };
  const found = `found ${range.from} to ${range.to}`;
  throw new NothingToReplay(`Expected days of the history, which reaches from ${first} to ${observedUntil}; ${found}.`);
}
