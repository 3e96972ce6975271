import { type Category, categories } from './message.ts';
import type { Suppression } from './suppression.ts';

/** What a person wants to get of each category, and why they are sent nothing all the same, where that is so. */
export type Preferences = { wanted: Record<Category, boolean>; blockedBy?: 'bounce' | 'complaint' };

/** The preferences that an address' suppressions amount to; whoever has said nothing wants everything. */
export function preferencesOf(suppressions: readonly Suppression[]): Preferences {
  const unwanted = new Set(suppressions.filter(({ reason }) => reason === 'unsubscribed').map(({ scope }) => scope));
  const wanted = categories.map((category) => [category, !unwanted.has(category)]);
  const [block] = suppressions.filter((suppression) => suppression.scope === 'all');
  return { wanted: Object.fromEntries(wanted), blockedBy: block?.reason };
}
