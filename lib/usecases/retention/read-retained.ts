import type { Day } from '../../domain/day.ts';
import { type RetainedLine, retainedLines } from '../../domain/retention/retained-line.ts';
import type { DayStore } from '../../ports/judging.ts';
import type { RetentionStore } from '../../ports/reports.ts';
import { NoLedger } from '../errors.ts';

export type RetainedPorts = { days: DayStore; retention: RetentionStore };

/** All accounts as they stood on the latest judged day: a read of its ledger and of its portfolio. Throws NoLedger. */
export async function readRetained({ days, retention }: RetainedPorts): Promise<{ day: Day; lines: RetainedLine[] }> {
  const day = (await days.latestDaySummary())?.day;
  if (day === undefined)
    throw new NoLedger('Expected a day that was judged, found none. Import records and run a day.');
  const [ledger, portfolio] = await Promise.all([retention.ledger(day), days.portfolio(day)]);
  if (ledger.length > 0 || portfolio.length === 0) return { day, lines: retainedLines(ledger, portfolio) };
  throw new NoLedger(
    `Expected the ledger of ${day}, found none: it was judged before there were ledgers, or two months ago. Judge the last complete day again.`,
  );
}
