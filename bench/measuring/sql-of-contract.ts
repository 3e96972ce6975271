import type { FamilyOf } from '../../lib/domain/metrics/family-definition.ts';
import type { Take } from './sql-take.ts';

const running = (lag: number) => `start_ago >= ${lag} AND end_ago < ${lag}`;

const contract =
  (value: string): Take =>
  (_, __, lag) => ({
    table: 'contract',
    // Nothing is known before the first line begins; afterwards a contract without lines is worth nothing.
    value: `CASE WHEN max(start_ago) >= ${lag} THEN coalesce(${value} FILTER (${running(lag)}), 0) END`,
  });

/** Rises (or falls) of the revenue of a customer that had some before and has some after. */
const movement =
  (sign: '+' | '-'): Take =>
  (_, window, lag) => {
    const counts = `${sign}change > 0 AND level > 0 AND level - change > 0 AND ago >= ${lag} AND ago < ${lag + window}`;
    return {
      table: 'steps',
      value: `CASE WHEN max(ago) >= ${lag} THEN coalesce(sum(${sign}change) FILTER (${counts}), 0) / 1e4 END`,
    };
  };

const planFeatures: Take = (family, _, lag) => {
  const { planFeatures: features = {} } = family as FamilyOf<'subscription'>;
  const cases = Object.entries(features).map(([plan, count]) => `WHEN '${plan.replaceAll("'", "''")}' THEN ${count}`);
  return { table: 'contract', value: `CASE arg_max(plan, began) FILTER (${running(lag)}) ${cases.join(' ')} END` };
};

/** What is taken from the lines of a contract, in SQL. */
export const contractTakes: Record<FamilyOf<'subscription'>['take'], Take> = {
  mrr: contract('sum(mrr)'),
  seats: contract('sum(seats)'),
  lines: contract('count(*)'),
  'days-to-renewal': (_, __, lag) => ({
    table: 'contract',
    value: `min(-end_ago) FILTER (${running(lag)}) + ${lag}`,
  }),
  expansion: movement('+'),
  contraction: movement('-'),
  'plan-features': planFeatures,
};
