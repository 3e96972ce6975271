import type { Item } from '../item.ts';

/** Items of version 0 do not say their version. Nothing else about them is different. */
export function carryVersion(item: Item): Item {
  return item;
}
