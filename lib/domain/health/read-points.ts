import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { compileCondition } from '../expressions/compile-condition.ts';
import type { Condition } from '../expressions/expression.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { changeId } from '../metrics/metrics-of-family.ts';
import { unknownMetric } from '../metrics/unknown-metric.ts';
import type { Deduction, PointsRule } from './scorecard.ts';
import type { MeasureEntry } from './scorecard-schema.ts';

type Ways = MeasureEntry['points'];
type Site = { document: SourceDocument; path: DocumentPath; entry: MeasureEntry; catalogue: Catalogue };

/** The measure's way to points, its conditions compiled; `path` is where `points` stands. */
export function readPoints(
  document: SourceDocument,
  path: DocumentPath,
  entry: MeasureEntry,
  catalogue: Catalogue,
): Parsed<PointsRule> {
  const site: Site = { document, path, entry, catalogue };
  const { bands, peer, trend, growth, ratio, indicator, deductions } = entry.points;
  if (bands) return readBands(site, bands);
  if (peer) return readPeer(site, peer);
  if (trend) return readTrend(site, trend.full);
  if (growth) return readGrowth(site, growth);
  if (ratio) return readRatio(site, ratio.target);
  if (indicator) return readIndicator(site, indicator);
  return readDeductions(site, deductions ?? []);
}

function readBands({ document, path }: Site, rows: NonNullable<Ways['bands']>): Parsed<PointsRule> {
  const faults: Fault[] = [];
  for (const [index, { below }] of rows.entries()) {
    const place = [...path, 'bands', index];
    const last = index === rows.length - 1;
    const before = rows[index - 1]?.below ?? Number.NEGATIVE_INFINITY;
    if (last && below !== undefined)
      faults.push(faultAt(document, place, 'the last row takes all the rest: it has no "below"'));
    if (!last && below === undefined)
      faults.push(faultAt(document, place, '"below" is missing: only the last row goes without'));
    if (below !== undefined && below <= before) {
      faults.push(
        faultAt(document, [...place, 'below'], `rows go from small to large, but ${below} follows ${before}`),
      );
    }
  }
  return faults.length > 0 ? { faults } : { value: { way: 'bands', rows }, faults };
}

function readPeer({ document, path }: Site, { from, to }: NonNullable<Ways['peer']>): Parsed<PointsRule> {
  if (from < to) return { value: { way: 'peer', from, to }, faults: [] };
  return { faults: [faultAt(document, [...path, 'peer', 'to'], `"to" must be above "from" (${from})`)] };
}

function readTrend({ document, path, entry, catalogue }: Site, full: number): Parsed<PointsRule> {
  const metric = catalogue.metrics.get(entry.metric ?? '');
  const ofWindow = metric?.windowInDays === undefined ? undefined : changeId(metric.family, metric.windowInDays);
  const candidates = [...catalogue.metrics.values()].filter(
    ({ family, form }) => form === 'change' && family === metric?.family,
  );
  const change =
    ofWindow && catalogue.metrics.has(ofWindow)
      ? ofWindow
      : metric?.form === 'value' && !metric.windowInDays
        ? candidates[0]?.id
        : undefined;
  if (change) return { value: { way: 'trend', changeMetric: change, full }, faults: [] };
  const message = `a trend needs the change of "${entry.metric ?? ''}" against the window before`;
  return { faults: [faultAt(document, path, message, { hint: 'give the metric change: in metrics.yaml' })] };
}

/** What adds up over days, so that a longer window holds the shorter one and what came before it. */
const additive: ReadonlySet<string> = new Set(['count', 'amount', 'opened', 'resolved', 'sent', 'answered']);

function readGrowth({ document, path, entry, catalogue }: Site, growth: NonNullable<Ways['growth']>) {
  const [current, longer] = [catalogue.metrics.get(entry.metric ?? ''), catalogue.metrics.get(growth.over)];
  const place = [...path, 'growth', 'over'];
  if (!longer) return { faults: [unknownMetric(document, place, growth.over, catalogue)] };
  const family = catalogue.families.find(({ id }) => id === longer.family);
  const windows = (longer.windowInDays ?? 0) / (current?.windowInDays ?? Number.POSITIVE_INFINITY) - 1;
  const same = current?.family === longer.family && current.form === 'value' && longer.form === 'value';
  if (same && windows > 0 && family && additive.has(family.take)) {
    return { value: { way: 'growth', over: longer.id, windows, full: growth.full } as const, faults: [] };
  }
  const message = `"${growth.over}" does not hold "${entry.metric ?? ''}" and what came before it`;
  const hint = 'name a longer window of the same metric, of one that counts something';
  return { faults: [faultAt(document, place, message, { hint })] };
}

function readRatio({ document, path, catalogue }: Site, target: number | string): Parsed<PointsRule> {
  if (typeof target === 'number' || catalogue.metrics.has(target))
    return { value: { way: 'ratio', target }, faults: [] };
  return { faults: [unknownMetric(document, [...path, 'ratio', 'target'], target, catalogue)] };
}

function readIndicator(site: Site, cases: NonNullable<Ways['indicator']>): Parsed<PointsRule> {
  const faults: Fault[] = [];
  const compiled = cases.map(({ when, ...rest }, index) => {
    const place = [...site.path, 'indicator', index];
    const last = index === cases.length - 1;
    if (last === (when !== undefined)) {
      const message = last
        ? 'the last case takes all the rest: it has no "when"'
        : '"when" is missing: only the last case goes without';
      faults.push(faultAt(site.document, place, message));
    }
    return { ...rest, when: when === undefined ? undefined : compile(site, [...place, 'when'], when, faults) };
  });
  return faults.length > 0 ? { faults } : { value: { way: 'indicator', cases: compiled }, faults };
}

function readDeductions(site: Site, entries: NonNullable<Ways['deductions']>): Parsed<PointsRule> {
  const faults: Fault[] = [];
  const deductions = entries.flatMap((entry, index): Deduction[] => {
    const place = [...site.path, 'deductions', index];
    if ('when' in entry) {
      const when = compile(site, [...place, 'when'], entry.when, faults);
      return when ? [{ ...entry, when }] : [];
    }
    if (site.catalogue.metrics.has(entry.metric)) return [entry];
    faults.push(unknownMetric(site.document, [...place, 'metric'], entry.metric, site.catalogue));
    return [];
  });
  return faults.length > 0 ? { faults } : { value: { way: 'deductions', deductions }, faults };
}

function compile(
  { document, catalogue }: Site,
  path: DocumentPath,
  text: string,
  faults: Fault[],
): Condition | undefined {
  const { condition, fault } = compileCondition(text, catalogue, 'score');
  if (fault) faults.push(faultAt(document, path, fault.message, fault));
  return condition;
}
