import { dayNumber } from '../day.ts';
import type { Profile } from '../records/dossier.ts';
import type { FamilyDefinition } from './family-definition.ts';
import { rememberedDays } from './series.ts';
import type { SourceFreshness, SourceSpan } from './source-freshness.ts';

/**
 * Where a family's values come from for an account: the sources that deliver its streams (for this account, as
 * far as they know it), the days they reach from and to (days since 1970, infinite when they say nothing of
 * days), and the records in words.
 */
export type FamilySources = { sources: string[]; firstDay: number; newestDay: number; records: string };

const listed = (kind: string, names: 'any' | string[]): string[] =>
  names === 'any' ? [`${kind}:`] : names.map((name) => `${kind}:${name}`);

/** Whether a family reads use that is told by person. */
function isByPerson({ take }: FamilyDefinition): boolean {
  return take === 'distinct-users' || take === 'person-days';
}

/** The streams a family reads; one that ends with a colon stands for all that begin so. */
export function streamsOf(family: FamilyDefinition): string[] {
  switch (family.record) {
    case 'usage':
      return listed(isByPerson(family) ? 'people' : 'usage', family.events);
    case 'survey':
      return [`survey:${family.type}`];
    case 'evidence':
      return listed('evidence', family.types);
    case 'customisation':
      return listed('customisation', family.items);
    case 'data-volume':
      return [`data-volume:${family.volumeUnit}`];
    case 'account':
      // An account nobody describes is still known by its contract.
      return ['account', 'subscription'];
    default:
      return [family.record];
  }
}

/** The accounts of a run have the same few sets of sources: what feeds a family is found once for each. */
type BySources = Map<string, Map<FamilyDefinition, FamilySources | undefined>>;
const found = new WeakMap<SourceFreshness, BySources>();

/** Which sources feed a family for an account; undefined when none delivers what it reads. */
export function familySources(
  family: FamilyDefinition,
  profile: Profile,
  freshness: SourceFreshness,
): FamilySources | undefined {
  const bySources: BySources = found.get(freshness) ?? new Map();
  found.set(freshness, bySources);
  const key = profile.accounts.map(({ source }) => source).join(' ');
  const known = bySources.get(key) ?? new Map<FamilyDefinition, FamilySources | undefined>();
  bySources.set(key, known);
  if (!known.has(family)) known.set(family, findSources(family, profile, freshness));
  return known.get(family);
}

function findSources(
  family: FamilyDefinition,
  profile: Profile,
  freshness: SourceFreshness,
): FamilySources | undefined {
  const streams = streamsOf(family);
  const delivering = sourcesDelivering(family, freshness);
  if (delivering.length === 0) return undefined;
  const own = new Set(profile.accounts.map(({ source }) => source));
  const knowing = delivering.filter((source) => own.has(source));
  const sources = knowing.length > 0 ? knowing : delivering;
  const spans = sources.map((source) => freshness[source] as SourceSpan);
  return {
    sources,
    firstDay: firstDayOf(family, spans),
    newestDay: newestDayOf(spans),
    records: wordsFor(streams),
  };
}

/** The sources that deliver anything a family reads, by name. */
export function sourcesDelivering(family: FamilyDefinition, freshness: SourceFreshness): string[] {
  const streams = streamsOf(family);
  return Object.keys(freshness)
    .filter((source) => delivers(freshness[source] as SourceSpan, streams))
    .toSorted();
}

function delivers({ streams }: SourceSpan, wanted: string[]): boolean {
  return wanted.some((stream) =>
    stream.endsWith(':') ? streams.some((one) => one.startsWith(stream)) : streams.includes(stream),
  );
}

/**
 * The day from which quiet means that nothing happened. Use is reported every day, so its first record tells; a
 * first case or survey says nothing of the days before it.
 */
function firstDayOf(family: FamilyDefinition, spans: SourceSpan[]): number {
  if (family.record !== 'usage') return Number.NEGATIVE_INFINITY;
  const kind = isByPerson(family) ? 'people' : 'usage';
  const first = spans.flatMap(({ firstDays }) => firstDays?.[kind] ?? []).map(dayNumber);
  return first.length > 0 ? Math.min(...first) : Number.NEGATIVE_INFINITY;
}

/** The day that all of them reach. A source that fell silent long before another took its place no longer holds it back. */
function newestDayOf(spans: SourceSpan[]): number {
  const newest = spans.flatMap(({ newestDay }) => newestDay ?? []).map(dayNumber);
  const latest = Math.max(...newest);
  return Math.min(Number.POSITIVE_INFINITY, ...newest.filter((day) => day > latest - rememberedDays));
}

function wordsFor(streams: string[]): string {
  const [kind = ''] = streams[0]?.split(':') ?? [];
  const told = kind === 'people' ? streams.map((stream) => stream.replace('people:', 'usage:')) : streams;
  const words =
    told.length > 3
      ? `${told.length} kinds of ${kind === 'people' ? 'usage' : kind}`
      : told
          .map((stream) => (stream.endsWith(':') ? `any ${stream.slice(0, -1)}` : stream.replace(':', ' ')))
          .join(', ');
  return kind === 'people' ? `${words} by person` : words;
}
