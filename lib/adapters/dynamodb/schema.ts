import { ItemTooNew } from './errors.ts';
import type { Item } from './item.ts';
import { type Migration, migrations } from './migrations/migrations.ts';

/** The version of the items that this code writes: how many migrations there have been. */
export const schemaVersion = migrations.length;

/** The version of an item: its attribute `v`, a single letter because every item pays for it. Absent, it is 0. */
export function versionOf(item: Record<string, unknown>): number {
  return (item.v as number | undefined) ?? 0;
}

/** An item as it is read, without its version, as the newest of `steps` would have it. Throws ItemTooNew. */
export function upToDate(item: Item, steps: readonly Migration[] = migrations): Item {
  const version = versionOf(item);
  if (version > steps.length) throw new ItemTooNew(item.PK, version, steps.length);
  const { v, ...content } = item;
  return steps.slice(version).reduce((older: Item, migrate) => migrate(older), content);
}
