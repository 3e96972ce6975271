import { isDay } from '../day.ts';
import { didYouMean, nearestOf } from '../documents/did-you-mean.ts';
import { type DocumentPath, faultAt } from '../documents/source-document.ts';
import type { FieldValue, MappingEntry } from './mapping-schema.ts';
import type { Field } from './record-fields.ts';
import { refuse, type Scope } from './scope.ts';

/** Notes fields that the record does not have, and required ones that the entry does not fill. */
export function checkFieldNames(
  scope: Scope,
  entry: MappingEntry,
  types: Record<string, Field>,
  path: DocumentPath,
): void {
  const known = Object.keys(types);
  const unknown = Object.keys(entry.columns).filter((name) => !Object.hasOwn(types, name));
  for (const name of unknown) {
    const hint = didYouMean(name, known) ?? `their fields are ${known.join(', ')}`;
    const message = `${entry.record} records have no field "${name}"`;
    scope.faults.push(faultAt(scope.document, [...path, name], message, { hint, atKey: true }));
  }
  // A required field that was only misspelt has been named already.
  const meant = new Set(unknown.map((name) => nearestOf(name, known)));
  for (const [name, field] of Object.entries(types)) {
    if (!field.required || entry.columns[name] || meant.has(name)) continue;
    refuse(scope, path, `${entry.record} records need "${name}"`, `add "${name}" to these columns`);
  }
}

/** The entry's fields, each after the ones it counts from (`hoursAfter: openedAt`). */
export function inOrder(scope: Scope, entry: MappingEntry, types: Record<string, Field>, path: DocumentPath): string[] {
  const ordered = new Set<string>();
  const open: string[] = [];
  const visit = (name: string): void => {
    if (ordered.has(name)) return;
    const base = baseField(entry.columns[name] as FieldValue);
    if (open.includes(name)) {
      refuse(scope, [...path, name], `"${name}" counts from itself: ${[...open, name].join(' → ')}`);
      return;
    }
    open.push(name);
    if (base && Object.hasOwn(entry.columns, base) && isTime(types[base])) visit(base);
    else if (base)
      refuse(scope, [...path, name], `"${name}" counts from "${base}", which is no date or time of this entry`);
    open.pop();
    ordered.add(name);
  };
  for (const name of Object.keys(entry.columns)) if (Object.hasOwn(types, name)) visit(name);
  return [...ordered];
}

const isTime = (field: Field | undefined) => field?.type === 'day' || field?.type === 'instant';

/** The field that a value counts from, if it counts from one. */
export function baseField({ daysAfter, hoursAfter, minutesAfter }: FieldValue): string | undefined {
  const base = daysAfter ?? hoursAfter ?? minutesAfter;
  return typeof base === 'string' && !isDay(base) ? base : undefined;
}
