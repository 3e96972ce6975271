import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, fitLogistic, logOddsOf } from '../../../lib/domain/risk/fit-logistic.ts';
import { probabilityOf } from '../../../lib/domain/risk/probability-of.ts';

const number = fc.integer({ min: -20, max: 20 }).map((step) => step / 10);
const designs = fc
  .record({ columns: fc.integer({ min: 1, max: 4 }), rows: fc.integer({ min: 6, max: 40 }) })
  .chain(({ columns, rows }) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.constant(rows),
      values: fc.array(number, { minLength: rows * columns, maxLength: rows * columns }),
      happened: fc.array(fc.constantFrom(0, 1), { minLength: rows, maxLength: rows }),
      weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: rows, maxLength: rows }),
    }),
  )
  .filter(({ happened }) => new Set(happened).size === 2)
  .map(
    ({ values, happened, weights, ...size }): Design => ({
      ...size,
      values: Float64Array.from(values),
      happened: Uint8Array.from(happened),
      weights: Float64Array.from(weights),
    }),
  );

/** The gradient of the penalised likelihood: all zero where it is highest. */
function gradient(design: Design, { penalty, ...fit }: ReturnType<typeof fitLogistic> & { penalty: number }): number[] {
  const odds = logOddsOf(design, fit);
  const residuals = odds.map(
    (odd, row) => (design.weights[row] as number) * ((design.happened[row] as number) - probabilityOf(odd)),
  );
  const ofColumn = (column: number) =>
    residuals.reduce((sum, one, row) => sum + one * (design.values[row * design.columns + column] as number), 0) -
    penalty * (fit.coefficients[column] as number);
  return [
    residuals.reduce((sum, one) => sum + one, 0),
    ...Array.from(fit.coefficients, (_, column) => ofColumn(column)),
  ];
}

describe('fitLogistic', () => {
  it('finds the place where the penalised likelihood is highest', () => {
    fc.assert(
      fc.property(designs, fc.constantFrom(0.5, 5, 50), (design, penalty) => {
        const fit = fitLogistic(design, { penalty });
        for (const slope of gradient(design, { ...fit, penalty })) expect(Math.abs(slope)).toBeLessThan(1e-3);
      }),
    );
  });

  it('takes a row that stands for three as three rows', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const rows = [...design.weights].flatMap((weight, row) => Array.from({ length: weight }, () => row));
        const columns = design.columns;
        const values = rows.flatMap((row) => [...design.values.subarray(row * columns, (row + 1) * columns)]);
        const spread: Design = {
          ...{ rows: rows.length, columns, values: Float64Array.from(values) },
          happened: Uint8Array.from(rows, (row) => design.happened[row] as number),
          weights: new Float64Array(rows.length).fill(1),
        };
        const [one, other] = [fitLogistic(design, { penalty: 2 }), fitLogistic(spread, { penalty: 2 })];
        expect(one.intercept).toBeCloseTo(other.intercept, 4);
      }),
    );
  });

  it('keeps its head when a column separates the outcomes, and when two columns are the same', () => {
    const values = Float64Array.from([-1, -1, -2, -2, 1, 1, 2, 2]);
    const design: Design = {
      ...{ rows: 4, columns: 2, values },
      happened: Uint8Array.of(0, 0, 1, 1),
      weights: new Float64Array(4).fill(1),
    };
    const { intercept, coefficients } = fitLogistic(design, { penalty: 0.1 });
    expect([intercept, ...coefficients].every(Number.isFinite)).toBe(true);
    expect(coefficients[0]).toBeCloseTo(coefficients[1] as number, 9);
  });
});
