import type { Catalogue, Metric } from '../metrics/catalogue.ts';
import type { FamilyDefinition } from '../metrics/family-definition.ts';

/** Where a metric's value comes from, in a leader's words. */
export type MetricDefinition = {
  metric: string;
  label: string;
  group: string;
  unit: string;
  direction: Metric['direction'];
  form: Metric['form'];
  windowInDays?: number;
  /** What is read, and what is taken from it: `count of usage, events: login`; or the formula. */
  definition: string;
  /** What it means when nothing is recorded: nothing happened, or nobody knows. */
  absent?: 'zero' | 'missing';
  staleAfterDays?: number;
};

/** Every metric of the catalogue with its definition, in the catalogue's order. */
export function describeMetrics(catalogue: Catalogue): MetricDefinition[] {
  const families = new Map(catalogue.families.map((family) => [family.id, family]));
  const formulas = new Map(catalogue.derived.map(({ id, formula }) => [id, formula.text]));
  return [...catalogue.metrics.values()].map((metric) => {
    const family = families.get(metric.family);
    const { id, label, group, unit, direction, form, windowInDays } = metric;
    return {
      ...{ metric: id, label, group, unit, direction, form, windowInDays },
      definition: definitionOf(metric, family, formulas.get(id)),
      absent: family?.absent,
      staleAfterDays: family?.staleAfterDays,
    };
  });
}

const own = new Set(['id', 'label', 'group', 'unit', 'direction', 'absent', 'staleAfterDays', 'windows', 'change']);

function definitionOf(metric: Metric, family: FamilyDefinition | undefined, formula: string | undefined): string {
  if (formula !== undefined) return formula;
  if (!family) return 'told by the milestones';
  const { record, take, ...rest } = family;
  const filters = Object.entries(rest).filter(([name, value]) => !own.has(name) && value !== undefined);
  const words = [`${take} of ${record}`, ...filters.map(([name, value]) => filterInWords(name, value))].join(', ');
  return metric.form === 'change' ? `${words}; against the ${metric.windowInDays} days before` : words;
}

function filterInWords(name: string, value: unknown): string {
  const key = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (Array.isArray(value)) return `${key}: ${value.join(', ')}`;
  if (typeof value === 'object' && value !== null) return `${key} of ${Object.keys(value).join(', ')}`;
  return `${key}: ${value}`;
}
