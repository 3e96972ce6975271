import { beforeAll, describe, expect, it } from 'vitest';
import { sharedDataSet } from '../../bench/importing/import-into-memory.ts';
import { type MeasuredBoth, measureBoth } from '../../bench/measuring/measure-both.ts';

const crm5 = sharedDataSet('crm5');

describe.skipIf(!crm5)(
  `crm5 measured by Holdfast and by DuckDB${crm5 ? '' : ': the shared data folder has no crm5: skipped'}`,
  () => {
    let measured: MeasuredBoth;

    beforeAll(async () => {
      measured = await measureBoth(crm5 as NonNullable<typeof crm5>, ['2022-11-30', '2023-05-31']);
    });

    it('gives the same values, metric by metric, on every account', () => {
      expect(measured.comparison.mismatches).toEqual([]);
      expect(measured.comparison.known).toBeGreaterThan(100_000);
    });

    it('is compared on every way of taking a number from use, contracts and accounts', () => {
      expect(measured.metrics).toEqual(
        expect.arrayContaining([
          ...['events_28d', 'events_90d_change', 'active_days_28d', 'active_users_7d', 'daily_users_28d_change'],
          ...['event_types_90d', 'amount_28d', 'days_since_win', 'won_28d_change', 'list_features_28d'],
          ...['mrr', 'mrr_90d_change', 'seats', 'lines', 'days_to_renewal', 'days_since_signup'],
          ...['stickiness', 'adoption_depth', 'licence_utilisation', 'revenue_per_seat'],
        ]),
      );
    });
  },
);
