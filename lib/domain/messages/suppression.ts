import type { Category } from './message.ts';

export const suppressionReasons = ['bounce', 'complaint', 'unsubscribed'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** An address that is not written to again: at all, or not in a category. `at` is ISO 8601. */
export type Suppression = { scope: 'all' | Category; reason: SuppressionReason; at: string };
