import { describe, expect, it } from 'vitest';
import { partOf } from '../../../lib/domain/risk/assess-risk.ts';
import { boostSteps } from '../../../lib/domain/risk/boost-steps.ts';
import { logOddsOf, riskFeatures } from '../../../lib/domain/risk/feature-part.ts';
import { layOut } from '../../../lib/domain/risk/laid-out.ts';
import { probabilityOf } from '../../../lib/domain/risk/probability-of.ts';
import { selectFeatures } from '../../../lib/domain/risk/select-features.ts';
import { madeSnapshots } from '../../factories/snapshots.ts';

/** One metric at which the risk jumps, and two that say nothing. */
const jumping = madeSnapshots({
  ...{ accounts: 500, metrics: 3, missing: 0.1 },
  logOdds: (values) => ((values[0] as number) > 0.5 ? -2 : -4),
}).table;
const rows = Uint32Array.from(jumping.days.keys());
const laid = layOut(jumping, rows, selectFeatures(jumping, rows));
const mean = (values: Iterable<number>) => [...values].reduce((sum, one) => sum + one, 0) / laid.happened.length;

describe('boostSteps', () => {
  it('says that as many leave as did, after many rounds', () => {
    const [model] = boostSteps(laid, [200]);
    const said = model ? logOddsOf(laid, model).map(probabilityOf) : [];
    expect(mean(said) / mean(laid.happened)).toBeCloseTo(1, 2);
  });

  it('finds the jump, and comes nearer to it with every round', () => {
    const models = boostSteps(laid, [1, 10, 50]);
    const jumps = models.map(({ parts }) => {
      const at = laid.chosen.findIndex(({ column }) => column === 0);
      const { below, above } = parts[at] as NonNullable<(typeof parts)[number]>;
      return (above.at(-1) as number) - (below[0] as number);
    });
    expect(jumps).toEqual(jumps.toSorted((a, b) => a - b));
    expect(Math.abs((jumps.at(-1) as number) - 2)).toBeLessThan(0.6);
  });

  it('is kept as features that say exactly the same of every row', () => {
    const [model] = boostSteps(laid, [50]);
    if (!model) throw new Error('Expected a model.');
    const features = riskFeatures(jumping, laid.chosen, model.parts);
    const odds = logOddsOf(laid, model);
    for (const row of rows.filter((_, at) => at % 50 === 0)) {
      const told = features.reduce((sum, feature) => {
        const column = jumping.features.findIndex(({ id }) => id === feature.id);
        return sum + partOf(feature, jumping.columns[column]?.[row] as number);
      }, model.intercept);
      expect(told).toBeCloseTo(odds[row] as number, 9);
    }
  });
});
