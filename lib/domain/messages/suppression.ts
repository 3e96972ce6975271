import type { Category } from './message.ts';

export const suppressionReasons = ['bounce', 'complaint', 'unsubscribed'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/**
 * An address that is not written to again: at all, because of what became of a mail, or not in a category, because
 * the person said so. `at` is ISO 8601.
 */
export type Suppression =
  | { scope: 'all'; reason: Exclude<SuppressionReason, 'unsubscribed'>; at: string }
  | { scope: Category; reason: 'unsubscribed'; at: string };
