import { type Day, daysBetween } from '../day.ts';
import type { SourceSpan } from '../metrics/source-freshness.ts';

/**
 * Where a source stands. `failed`: the last run could not take it in; `never-delivered`: nothing usable has come from
 * it yet; `stale`: it has been silent for longer than it should be.
 */
export const sourceStates = ['fresh', 'stale', 'failed', 'never-delivered'] as const;
export type SourceState = (typeof sourceStates)[number];

/** What a run found when it collected a source: new files were taken in, there were none, or it went on without. */
export const collectionOutcomes = ['imported', 'unchanged', 'failed'] as const;
export type CollectionOutcome = (typeof collectionOutcomes)[number];

/** How the last run's collection of a source went; `at` is ISO 8601. */
export type Collection = { source: string; at: string; outcome: CollectionOutcome; message?: string };

/** What is known of a source: its last import (ISO 8601), the newest day of each kind of record, and how its last collection went. */
export type SourceFacts = {
  source: string;
  registeredAt: string;
  lastImportAt?: string;
  freshness: Partial<Record<string, Day>>;
  span: SourceSpan;
  collection?: Collection;
};

/** A source's state with the reason in words, where it is not simply fresh. */
export type SourceStanding = {
  source: string;
  state: SourceState;
  because?: string;
  newestDay?: Day;
  lastImportAt?: string;
  collected?: CollectionOutcome;
};

/** Exports come daily, and may skip one day; so does the use they tell of. */
const patienceInDays = 2;
/** What was spent is told by the month, some days after it. */
const patienceWithSpending = 45;
const MS_PER_DAY = 24 * 60 * 60_000;

/** Where a source stands at a moment, when `judgedDay` was the last day judged. */
export function sourceStanding(facts: SourceFacts, now: Date, judgedDay: Day | undefined): SourceStanding {
  const { source, lastImportAt, span, collection } = facts;
  return {
    source,
    ...stateOf(facts, now, judgedDay),
    newestDay: span.newestDay,
    lastImportAt,
    collected: collection?.outcome,
  };
}

/** True when a source that should deliver every day has brought nothing for more than two; one that tells of spending alone, for half a month longer than a month. */
export function isSilent({ lastImportAt, registeredAt, span }: SourceFacts, now: Date): boolean {
  const onlySpending = span.streams.length > 0 && span.streams.every((stream) => stream === 'spend');
  const patience = onlySpending ? patienceWithSpending : patienceInDays;
  return now.getTime() - Date.parse(lastImportAt ?? registeredAt) > patience * MS_PER_DAY;
}

function stateOf(facts: SourceFacts, now: Date, judgedDay: Day | undefined): Pick<SourceStanding, 'state' | 'because'> {
  const { collection, lastImportAt, span } = facts;
  if (collection?.outcome === 'failed' && !(lastImportAt !== undefined && lastImportAt > collection.at)) {
    return { state: 'failed', because: collection.message };
  }
  if (span.streams.length === 0) return { state: 'never-delivered', because: 'nothing usable has come from it yet' };
  const silent = silence(facts, now) ?? useBehind(facts, judgedDay);
  if (silent) return { state: 'stale', because: silent };
  if (collection?.outcome !== 'unchanged') return { state: 'fresh' };
  return { state: 'fresh', because: 'the last run found nothing new' };
}

function silence(facts: SourceFacts, now: Date): string | undefined {
  if (!isSilent(facts, now)) return undefined;
  const { lastImportAt, registeredAt } = facts;
  const days = Math.floor((now.getTime() - Date.parse(lastImportAt ?? registeredAt)) / MS_PER_DAY);
  return `nothing new has come for ${days} days`;
}

/** Use is told every day: files that keep coming without it are as silent as none. */
function useBehind({ freshness: { usage } }: SourceFacts, judgedDay: Day | undefined): string | undefined {
  if (usage === undefined || judgedDay === undefined) return undefined;
  const behind = daysBetween(usage, judgedDay);
  return behind > patienceInDays
    ? `the use it tells of ends on ${usage}, ${behind} days before ${judgedDay}`
    : undefined;
}
