import { beforeAll, describe, expect, it } from 'vitest';
import { sharedDataSet } from '../../bench/importing/import-into-memory.ts';
import { crm5Catalogue } from '../../bench/measuring/crm5-catalogue.ts';
import { type MeasuredBoth, measureBoth } from '../../bench/measuring/measure-both.ts';
import { sqlOfCatalogue } from '../../bench/measuring/sql-of-catalogue.ts';
import type { FamilyDefinition } from '../../lib/domain/metrics/family-definition.ts';

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
          ...['expansion_365d', 'contraction_28d', 'regrowth_90d_change', 'plan_features', 'employees'],
          ...['stickiness', 'adoption_depth', 'licence_utilisation', 'revenue_per_seat', 'list_breadth'],
          ...['tenure_months', 'arr'],
        ]),
      );
    });

    it('is compared on every metric of the catalogue, but for those that are named with the reason why not', () => {
      const left = measured.uncompared.map(({ id }) => id);
      expect([...measured.metrics, ...left].toSorted()).toEqual([...crm5Catalogue().metrics.keys()].toSorted());
    });

    it('has a value of every metric compared, but for the head count that crm5 does not tell', () => {
      const silent = measured.metrics.filter((id) => !measured.comparison.knownMetrics.has(id));
      expect(silent).toEqual(['employees']);
    });
  },
);

describe('the catalogue in SQL', () => {
  it('is refused where a family has records and no words in SQL', () => {
    const catalogue = crm5Catalogue();
    const unheard = { ...catalogue.families[0], take: 'unheard-of' } as unknown as FamilyDefinition;
    const asked = () => sqlOfCatalogue({ ...catalogue, families: [unheard] }, () => true);
    expect(asked).toThrow('no SQL for take "unheard-of"');
  });
});
