import type { Item } from '../item.ts';
import { carryVersion } from './1-carry-version.ts';

/**
 * Brings an item from one version to the next. It is pure, keeps `PK` and `SK`, computes what it changes only from
 * itself, and leaves items alone that are not its business. docs/data-model.md has the rules.
 */
export type Migration = (item: Item) => Item;

/** The migrations there have been, in order: the one at 0 brings items from version 0 to version 1. None is ever removed. */
export const migrations: readonly Migration[] = [carryVersion];
