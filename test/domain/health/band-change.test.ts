import { describe, expect, it } from 'vitest';
import { bandChange } from '../../../lib/domain/health/band-change.ts';
import type { Band, Health, MeasurePoints } from '../../../lib/domain/health/health.ts';
import { shippedCatalogue } from '../../factories/dossiers.ts';

const { metrics } = shippedCatalogue();
const reasons = {
  rose: 'Logins rose from 12 to 20 in 28 days; lower than 60 % of 81 accounts',
  fell: 'Logins fell from 40 to 20 in 28 days; lower than 60 % of 81 accounts',
};
const points = (over: Partial<MeasurePoints>): MeasurePoints => {
  return { measure: 'logins', metric: 'logins_28d', weight: 100, reason: reasons.fell, ...over };
};
const health = (band: Band, score: number, over: Partial<MeasurePoints>): Health => {
  return { band, score, coverage: 1, points: [points({ points: score, ...over })] };
};
const why = (before: Health, after: Health) => bandChange(before, after, metrics)?.because;

describe('why a band is another than the day before', () => {
  it('tells what the value was then and is now, not how it moved in four weeks', () => {
    const before = health('red', 30, { value: 19, reason: reasons.fell });
    expect(why(before, health('yellow', 50, { value: 20, reason: reasons.fell }))).toBe(
      '+20.0 Logins in 28 days: 19 → 20',
    );
  });

  it('says that the peers moved where the value did not', () => {
    const before = health('yellow', 50, { value: 20, percentile: 50 });
    expect(why(before, health('red', 30, { value: 20, percentile: 30 }))).toBe(
      '−20.0 Logins in 28 days: 20 as before, its peers moved',
    );
  });

  it('gives the reason where a measure is not made of one value', () => {
    const before = health('yellow', 50, { reason: 'Required milestones overdue: 1' });
    expect(why(before, health('red', 30, { reason: 'Required milestones overdue: 4; Nothing built yet' }))).toBe(
      '−20.0 Required milestones overdue: 4',
    );
  });

  it('gives the reason of a metric that the catalogue no longer has', () => {
    const before = health('red', 30, { metric: 'gone_28d', value: 1 });
    expect(why(before, health('yellow', 50, { metric: 'gone_28d', value: 2, reason: reasons.rose }))).toBe(
      '+20.0 Logins rose from 12 to 20 in 28 days',
    );
  });

  it('names what lost its input, and what got one, by the label of its metric', () => {
    const other = points({ measure: 'tickets', metric: 'cases_opened_90d', value: 3, points: 90, reason: 'Cases: 3' });
    const known = health('yellow', 60, { value: 20, points: 30 });
    const both: Health = { ...known, points: [...known.points, other] };
    const alone = { ...health('red', 30, { value: 20, points: 30 }) };
    expect(why(both, alone)).toBe(`−30.0 ${metrics.get('cases_opened_90d')?.label} is not known any more`);
    expect(why(alone, both)).toBe('+30.0 known now: Cases: 3');
  });
});
