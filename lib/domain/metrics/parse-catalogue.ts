import { readWithSchema } from '../documents/read-with-schema.ts';
import { type DocumentPath, faultAt, type Parsed, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { compileNumber } from '../expressions/compile-number.ts';
import type { Formula } from '../expressions/expression.ts';
import { reservedWords } from '../expressions/vocabulary.ts';
import { builtInFamilies, milestoneMetrics } from './built-in-families.ts';
import type { Catalogue, Metric } from './catalogue.ts';
import { windowedTakes } from './families.ts';
import { type FamilyDefinition, type MetricsFile, metricsFileSchema, type SizeBand } from './family-definition.ts';
import { changeWindows, metricsOfFamily } from './metrics-of-family.ts';
import { orderDerived } from './order-derived.ts';

/** Reads metrics.yaml: the catalogue, or every fault in it at its place. */
export function parseCatalogue(document: SourceDocument): Parsed<Catalogue> {
  const { value: file, faults } = readWithSchema(document, metricsFileSchema);
  if (!file) return { faults };
  const found = [nameFaults, windowFaults, bandFaults, planFaults].flatMap((check) => check(document, file));
  if (found.length > 0) return { faults: found };
  return withFormulas(document, file);
}

function withFormulas(document: SourceDocument, file: MetricsFile): Parsed<Catalogue> {
  const entries = [...builtInFamilies, ...file.metrics];
  const metrics = new Map(entries.flatMap(metricsOfFamily).map((metric): [string, Metric] => [metric.id, metric]));
  const planFeatures = Object.fromEntries(file.plans.map(({ plan, features }) => [plan, features]));
  const families = entries
    .filter((entry): entry is FamilyDefinition => !('formula' in entry))
    .map((family) => (family.take === 'plan-features' ? { ...family, planFeatures } : family));
  const { sizeBands, ageBands, peers } = file;
  const catalogue: Catalogue = { families, metrics, derived: [], sizeBands, ageBands, peers };
  const formulas = new Map<string, Formula>();
  const faults: Fault[] = [];
  for (const [index, entry] of file.metrics.entries()) {
    if (!('formula' in entry)) continue;
    const result = compileNumber(entry.formula, catalogue);
    if (result.fault) faults.push(faultAt(document, ['metrics', index, 'formula'], result.fault.message, result.fault));
    else formulas.set(entry.id, result.formula);
  }
  if (faults.length > 0) return { faults };
  const { order, cycle } = orderDerived(formulas);
  if (cycle) return { faults: [cycleFault(document, file, cycle)] };
  const derived = order.map((id) => ({ id, formula: formulas.get(id) as Formula }));
  // Formulas are checked against a catalogue without what only milestones can tell.
  const all = new Map([...metrics, ...milestoneMetrics.map((metric): [string, Metric] => [metric.id, metric])]);
  return { value: { ...catalogue, metrics: all, derived }, faults: [] };
}

function cycleFault(document: SourceDocument, file: MetricsFile, cycle: string[]): Fault {
  const index = file.metrics.findIndex(({ id }) => id === cycle[0]);
  return faultAt(
    document,
    ['metrics', index, 'formula'],
    `these metrics are computed from each other: ${cycle.join(' → ')}`,
    {
      hint: 'let one of them be computed from something else',
    },
  );
}

/** Two entries may not give the same name, nor one that conditions use for something else. */
function nameFaults(document: SourceDocument, file: MetricsFile): Fault[] {
  const first = new Map<string, string>();
  for (const { id } of [...builtInFamilies, ...milestoneMetrics]) first.set(id, 'Holdfast itself');
  return file.metrics.flatMap((entry, index) => {
    const path: DocumentPath = ['metrics', index, 'id'];
    if (reservedWords.has(entry.id))
      return [faultAt(document, path, `"${entry.id}" already means something else in conditions`)];
    const faults: Fault[] = [];
    for (const { id } of metricsOfFamily(entry)) {
      const owner = first.get(id);
      if (owner) faults.push(faultAt(document, path, `the metric "${id}" is already given by ${owner}`));
      else first.set(id, `"${entry.id}" on line ${document.positionOf(path).line}`);
    }
    return faults.slice(0, 1);
  });
}

/** What is counted over time needs windows; a stock or a state has none, and its changes name their days. */
function windowFaults(document: SourceDocument, file: MetricsFile): Fault[] {
  return file.metrics.flatMap((entry, index) => {
    if ('formula' in entry) return [];
    const path: DocumentPath = ['metrics', index];
    return [...takeFaults(document, path, entry), ...changeFaults(document, path, entry)];
  });
}

function takeFaults(document: SourceDocument, path: DocumentPath, entry: FamilyDefinition): Fault[] {
  const windowed = windowedTakes.has(entry.take);
  if (windowed && !entry.windows) {
    return [
      faultAt(document, path, `"${entry.take}" is counted over windows of days`, { hint: 'add windows: [7, 28, 90]' }),
    ];
  }
  if (!windowed && entry.windows) {
    const message = `"${entry.take}" has one value on a day, so it takes no windows`;
    return [faultAt(document, [...path, 'windows'], message, { hint: 'remove windows', atKey: true })];
  }
  if (entry.take === 'resolution-share' && !('resolutions' in entry && entry.resolutions)) {
    return [faultAt(document, path, '"resolution-share" needs resolutions: the kinds that are counted')];
  }
  return [];
}

function changeFaults(document: SourceDocument, path: DocumentPath, entry: FamilyDefinition): Fault[] {
  const place = [...path, 'change'];
  if (entry.change === true && !entry.windows) {
    return [faultAt(document, place, 'say over which days the change is', { hint: 'write change: [28]' })];
  }
  const foreign = entry.windows ? changeWindows(entry).find((window) => !entry.windows?.includes(window)) : undefined;
  if (foreign === undefined) return [];
  return [
    faultAt(document, place, `${foreign} is not one of the windows`, { hint: `windows: ${entry.windows?.join(', ')}` }),
  ];
}

/** A plan stands once, and whoever measures features of plans says how many they have. */
function planFaults(document: SourceDocument, file: MetricsFile): Fault[] {
  const twice = file.plans.flatMap(({ plan }, index) => {
    if (file.plans.findIndex((other) => other.plan === plan) === index) return [];
    return [faultAt(document, ['plans', index, 'plan'], `there are two plans "${plan}"`)];
  });
  if (file.plans.length > 0) return twice;
  return file.metrics.flatMap((entry, index) => {
    if (!('take' in entry) || entry.take !== 'plan-features') return [];
    const hint = 'add plans: [{ plan: Team, features: 8 }] to this file';
    return [faultAt(document, ['metrics', index], '"plan-features" needs to know how many each plan has', { hint })];
  });
}

function bandFaults(document: SourceDocument, file: MetricsFile): Fault[] {
  return [...orderFaults(document, 'size-bands', file.sizeBands), ...orderFaults(document, 'age-bands', file.ageBands)];
}

function orderFaults(document: SourceDocument, key: string, bands: SizeBand[]): Fault[] {
  const faults: Fault[] = [];
  for (const [index, band] of bands.entries()) {
    const path: DocumentPath = [key, index];
    const last = index === bands.length - 1;
    const before = bands[index - 1]?.upTo ?? Number.NEGATIVE_INFINITY;
    if (bands.findIndex(({ id }) => id === band.id) < index) {
      faults.push(faultAt(document, [...path, 'id'], `there are two bands "${band.id}"`));
    }
    if (!last && band.upTo === undefined) {
      faults.push(
        faultAt(document, path, 'only the last band may be without "up-to"', {
          hint: 'add up-to, or move it to the end',
        }),
      );
    }
    if (band.upTo !== undefined && band.upTo <= before) {
      faults.push(
        faultAt(document, [...path, 'up-to'], `bands go from small to large, but ${band.upTo} follows ${before}`),
      );
    }
  }
  return faults;
}
