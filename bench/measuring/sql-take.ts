import type { FamilyDefinition } from '../../lib/domain/metrics/family-definition.ts';

/**
 * A number of an account in SQL: `needs` are columns of a table that is grouped first (`daily` by account and day,
 * `events`, `contract` and `steps` by account), `value` reads them.
 */
export type Taken = {
  table: 'daily' | 'events' | 'contract' | 'steps';
  needs?: Record<string, string>;
  value: string;
};

/** How a family takes its number over a window of days that ends `lag` days before the day measured. */
export type Take = (family: FamilyDefinition, window: number, lag: number) => Taken;
