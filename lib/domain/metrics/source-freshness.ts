import type { Day } from '../day.ts';
import { dayOf } from '../day.ts';
import type { CanonicalRecord, RecordKind } from '../records/record.ts';

/**
 * How far a source's records reach: the newest day of anything that happened (use, cases, surveys, counts), the
 * first day of each kind of record (`people`: of use that is told by person), and its streams: what it delivers
 * (`usage:login`, `people:login`, `case`, `contact`).
 */
export type SourceSpan = {
  newestDay?: Day;
  firstDays?: Partial<Record<RecordKind | 'people', Day>>;
  streams: string[];
};

/** Every source's span, by its name. */
export type SourceFreshness = Record<string, SourceSpan>;

/** The stream a record belongs to. */
export function streamOf(record: CanonicalRecord): string {
  switch (record.kind) {
    case 'usage':
      return `usage:${record.event}`;
    case 'survey':
      return `survey:${record.type}`;
    case 'evidence':
      return `evidence:${record.type}`;
    case 'customisation':
      return `customisation:${record.item}`;
    case 'data-volume':
      return `data-volume:${record.unit}`;
    default:
      return record.kind;
  }
}

/** The day a record is about; contracts, contacts and the like have none: they say nothing of how far a source reaches. */
export function happenedOn(record: CanonicalRecord): Day | undefined {
  switch (record.kind) {
    case 'case':
      return dayOf(record.openedAt);
    case 'survey':
      return record.sentDay;
    case 'invoice':
      return record.issuedDay;
    case 'usage':
    case 'evidence':
    case 'customisation':
    case 'data-volume':
    case 'interaction':
    case 'sentiment':
      return record.day;
    default:
      return undefined;
  }
}

/** Takes a record into account, in place: cheap enough to be done for each of millions. */
export function noteRecord(freshness: SourceFreshness, record: CanonicalRecord): void {
  let span = freshness[record.source];
  if (!span) {
    span = { streams: [] };
    freshness[record.source] = span;
  }
  noteStream(span, streamOf(record));
  const day = happenedOn(record);
  if (day === undefined) return;
  noteFirst(span, record.kind, day);
  if (record.kind === 'usage' && record.userId !== undefined) {
    noteStream(span, `people:${record.event}`);
    noteFirst(span, 'people', day);
  }
  if (span.newestDay === undefined || day > span.newestDay) span.newestDay = day;
}

function noteStream({ streams }: SourceSpan, stream: string): void {
  if (!streams.includes(stream)) streams.push(stream);
}

function noteFirst(span: SourceSpan, kind: RecordKind | 'people', day: Day): void {
  span.firstDays ??= {};
  const first = span.firstDays[kind];
  if (first === undefined || day < first) span.firstDays[kind] = day;
}

/** Two imports' knowledge of the same sources as one. */
export function mergeFreshness(one: SourceFreshness, other: SourceFreshness): SourceFreshness {
  const merged: SourceFreshness = {};
  for (const source of [...new Set([...Object.keys(one), ...Object.keys(other)])].toSorted()) {
    const spans = [one[source], other[source]].filter((span) => span !== undefined);
    merged[source] = {
      newestDay: spans
        .flatMap(({ newestDay }) => newestDay ?? [])
        .toSorted()
        .at(-1),
      firstDays: earliest(spans.map(({ firstDays = {} }) => firstDays)),
      streams: [...new Set(spans.flatMap(({ streams }) => streams))].toSorted(),
    };
  }
  return merged;
}

function earliest(all: NonNullable<SourceSpan['firstDays']>[]): NonNullable<SourceSpan['firstDays']> {
  const kinds = [...new Set(all.flatMap((one) => Object.keys(one) as (RecordKind | 'people')[]))].toSorted();
  return Object.fromEntries(kinds.map((kind) => [kind, all.flatMap((one) => one[kind] ?? []).toSorted()[0]]));
}
