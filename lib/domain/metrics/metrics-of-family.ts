import type { Metric } from './catalogue.ts';
import type { DerivedDefinition, FamilyDefinition } from './family-definition.ts';

/** The windows of a family for which the change against the window before is given. */
export function changeWindows(family: FamilyDefinition): number[] {
  if (Array.isArray(family.change)) return family.change;
  return family.change ? (family.windows ?? []) : [];
}

/** `logins_28d`; a family without windows is its own metric. */
export function valueId(family: string, window?: number): string {
  return window === undefined ? family : `${family}_${window}d`;
}

/** `logins_28d_change`. */
export function changeId(family: string, window: number): string {
  return `${family}_${window}d_change`;
}

/** The metrics a family stands for: a value per window (or one), and the changes against the window before. */
export function metricsOfFamily(family: FamilyDefinition | DerivedDefinition): Metric[] {
  const { id, label, group, unit, direction } = family;
  const common = { family: id, familyLabel: label, group, unit, direction };
  if ('formula' in family) return [{ ...common, id, label, form: 'derived' }];
  const values: Metric[] = (family.windows ?? [undefined]).map((window) => ({
    ...common,
    id: valueId(id, window),
    label: window === undefined ? label : `${label} in ${window} days`,
    windowInDays: window,
    form: 'value',
  }));
  const changes: Metric[] = changeWindows(family).map((window) => ({
    ...common,
    id: changeId(id, window),
    label: `${label}, change over ${window} days`,
    unit: 'ratio',
    windowInDays: window,
    form: 'change',
  }));
  return [...values, ...changes];
}
