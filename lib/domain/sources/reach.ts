import type { Day } from '../day.ts';
import { noteRecord, type SourceFreshness } from '../metrics/source-freshness.ts';
import type { CanonicalRecord } from '../records/record.ts';
import { newestDayOf, recordDay } from '../records/record-days.ts';
import type { Spend } from '../records/spend.ts';
import type { Freshness } from './import-report.ts';

/** How far the records of an import reach, up to `today`: what is dated later is doubtful and makes nothing fresh. */
export class Reach {
  readonly freshness: Freshness = {};
  readonly span: SourceFreshness = {};
  readonly #today: Day;
  /** Days of use already noted, by event: rows repeat them a thousandfold. */
  readonly #usage = new Map<string, Set<Day>>();

  constructor(today: Day) {
    this.#today = today;
  }

  note(records: CanonicalRecord[]): void {
    for (const record of records) if (!this.#isKnown(record)) this.#noteOne(record);
  }

  /** Spending of the company says nothing of how far a source's records of accounts reach. */
  noteSpend(source: string, spend: readonly Spend[]): void {
    if (spend.length === 0) return;
    const days = spend.map(({ fromDay, untilDay = fromDay }) => untilDay).filter((day) => day <= this.#today);
    const newest = days.toSorted().at(-1);
    if (newest !== undefined) this.freshness.spend = newest;
    this.span[source] ??= { streams: [] };
    this.span[source].streams.push('spend');
  }

  #isKnown(record: CanonicalRecord): boolean {
    if (record.kind !== 'usage') return false;
    const days = this.#usage.get(record.event);
    if (!days) this.#usage.set(record.event, new Set([record.day]));
    else if (days.has(record.day)) return true;
    else days.add(record.day);
    return false;
  }

  #noteOne(record: CanonicalRecord): void {
    const day = newestDayOf(record, this.#today);
    const newest = this.freshness[record.kind];
    if (day !== undefined && (newest === undefined || day > newest)) this.freshness[record.kind] = day;
    if (day !== undefined || recordDay(record) === undefined) noteRecord(this.span, record);
  }
}
