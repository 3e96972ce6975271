import { didYouMean } from '../documents/did-you-mean.ts';
import { readWithSchema } from '../documents/read-with-schema.ts';
import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { compileCondition } from '../expressions/compile-condition.ts';
import type { Condition } from '../expressions/expression.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { readMeasure } from './read-measure.ts';
import type { Scorecard } from './scorecard.ts';
import { type ScorecardEntry, scorecardSchema, scorecardsFileSchema } from './scorecard-schema.ts';
import { scorecardVersion } from './scorecard-version.ts';

type Site = { document: SourceDocument; path: DocumentPath; catalogue: Catalogue };

/** Reads scorecard.yaml, which is one scorecard or a list of them: all of them, or every fault in it at its place. */
export function parseScorecards(document: SourceDocument, catalogue: Catalogue): Parsed<Scorecard[]> {
  const written = writtenIn(document);
  const { entries, faults } = entriesOf(document, written !== undefined);
  if (!entries) return { faults };
  const read = entries.map(({ entry, path }, index) => {
    const site: Site = { document, path, catalogue };
    const parsed = readScorecard(entry, written ? written[index] : document.value, site);
    return { ...parsed, faults: [...orderFaults(entry, index === entries.length - 1, site), ...parsed.faults] };
  });
  const found = [
    ...duplicates(
      document,
      ['scorecards'],
      entries.map(({ entry }) => entry),
      'scorecard',
    ),
  ];
  found.push(...read.flatMap((parsed) => parsed.faults));
  if (found.length > 0) return { faults: found };
  return { value: read.flatMap(({ value }) => value ?? []), faults: [] };
}

/** The definitions under `scorecards`, as they were written; undefined when the file is a single scorecard. */
function writtenIn({ value }: SourceDocument): unknown[] | undefined {
  const file = value as { scorecards?: unknown } | null;
  if (typeof file !== 'object' || file === null || !('scorecards' in file)) return undefined;
  return Array.isArray(file.scorecards) ? file.scorecards : [];
}

type Entry = { entry: ScorecardEntry; path: DocumentPath };

function entriesOf(document: SourceDocument, several: boolean): { entries?: Entry[]; faults: Fault[] } {
  if (!several) {
    const { value, faults } = readWithSchema(document, scorecardSchema);
    return value ? { entries: [{ entry: value, path: [] }], faults } : { faults };
  }
  const { value, faults } = readWithSchema(document, scorecardsFileSchema);
  return { entries: value?.scorecards.map((entry, index) => ({ entry, path: ['scorecards', index] })), faults };
}

function readScorecard(entry: ScorecardEntry, written: unknown, site: Site): Parsed<Scorecard> {
  const { document, path, catalogue } = site;
  const faults = [
    ...bandFaults(entry, site),
    ...duplicates(document, [...path, 'measures'], entry.measures, 'measure'),
    ...groupFaults(entry, site),
  ];
  const appliesTo = readAppliesTo(entry.appliesTo, site, faults);
  const measures = entry.measures.flatMap((measure, index) => {
    const read = readMeasure(document, [...path, 'measures', index], measure, catalogue);
    faults.push(...read.faults);
    return read.value ?? [];
  });
  if (faults.length > 0) return { faults };
  const { id, label, bands, minimumCoverage, groups } = entry;
  const version = scorecardVersion(written);
  const value = { id, label, version, appliesTo, groups, measures, bands, minimumCoverage, metrics: catalogue.metrics };
  return { value, faults: [] };
}

function readAppliesTo(text: string | undefined, { document, path, catalogue }: Site, faults: Fault[]) {
  if (text === undefined) return undefined;
  const { condition, fault }: { condition?: Condition; fault?: Parameters<typeof faultAt>[3] & { message: string } } =
    compileCondition(text, catalogue, 'score');
  if (fault) faults.push(faultAt(document, [...path, 'applies-to'], fault.message, fault));
  return condition;
}

/** The first scorecard that is for an account scores it, so only the last may be for everybody. */
function orderFaults({ appliesTo }: ScorecardEntry, last: boolean, { document, path }: Site): Fault[] {
  if (last === (appliesTo === undefined)) return [];
  if (!last) {
    const message = '"applies-to" is missing: only the last scorecard goes without';
    return [faultAt(document, path, message, { hint: 'say whom it is for, or move it to the end' })];
  }
  const hint = 'remove applies-to, or add a scorecard for all the others';
  const message = 'the last scorecard is for all the others: it has no "applies-to"';
  return [faultAt(document, [...path, 'applies-to'], message, { hint, atKey: true })];
}

function bandFaults({ bands }: ScorecardEntry, { document, path }: Site): Fault[] {
  if (bands.yellow < bands.green) return [];
  return [faultAt(document, [...path, 'bands', 'yellow'], `yellow must begin below green (${bands.green})`)];
}

/** Every group has measures, and every measure's group is there. */
function groupFaults({ groups, measures }: ScorecardEntry, { document, path }: Site): Fault[] {
  const ids = groups.map(({ id }) => id);
  const unknown = measures.flatMap(({ group }, index) => {
    if (group === undefined || ids.includes(group)) return [];
    const hint = didYouMean(group, ids) ?? (ids.length > 0 ? `there are: ${ids.join(', ')}` : 'add it under groups');
    return [faultAt(document, [...path, 'measures', index, 'group'], `there is no group "${group}"`, { hint })];
  });
  const used = new Set(measures.map(({ group }) => group));
  const empty = groups.flatMap(({ id }, index) =>
    used.has(id)
      ? []
      : [faultAt(document, [...path, 'groups', index, 'id'], `no measure belongs to the group "${id}"`)],
  );
  return [...duplicates(document, [...path, 'groups'], groups, 'group'), ...unknown, ...empty];
}

function duplicates(document: SourceDocument, path: DocumentPath, entries: { id: string }[], what: string): Fault[] {
  return entries.flatMap(({ id }, index) => {
    const first = entries.findIndex((one) => one.id === id);
    if (first === index) return [];
    const line = document.positionOf([...path, first, 'id']).line;
    return [faultAt(document, [...path, index, 'id'], `"${id}" is already the ${what} on line ${line}`)];
  });
}
