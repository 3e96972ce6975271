import { probabilityOf } from './probability-of.ts';

/** How far the slope is expected to be off 1 before anything is seen (standard deviation). */
const SLOPE_SPREAD = 0.25;
const ITERATIONS = 25;

/**
 * How far log-odds can be believed on later snapshots: the slope of Platt's calibration (1999) about their mean. It is
 * drawn towards 1, so that few snapshots change little, and never below a tenth: an order is never turned around.
 * The offset that goes with it is not kept: that some months lost more customers than others says nothing of the next.
 */
export function calibrationSlope(logOdds: Float64Array, happened: Uint8Array): number {
  const mean = logOdds.reduce((sum, one) => sum + one, 0) / logOdds.length;
  let [offset, slope] = [mean, 1];
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    let [g0, g1] = [0, -(slope - 1) / SLOPE_SPREAD ** 2];
    let [h00, h01, h11] = [0, 0, 1 / SLOPE_SPREAD ** 2];
    for (let row = 0; row < logOdds.length; row += 1) {
      const said = (logOdds[row] as number) - mean;
      const probability = probabilityOf(offset + slope * said);
      const residual = (happened[row] as number) - probability;
      const curve = probability * (1 - probability);
      g0 += residual;
      g1 += residual * said;
      h00 += curve;
      h01 += curve * said;
      h11 += curve * said * said;
    }
    const determinant = h00 * h11 - h01 * h01;
    offset += (h11 * g0 - h01 * g1) / determinant;
    slope = Math.max(0.1, slope + (h00 * g1 - h01 * g0) / determinant);
  }
  return slope;
}

/** What to add to log-odds so that as many are said to leave as did: the weights say how many rows each stands for. */
export function offsetFor(logOdds: Float64Array, happened: Uint8Array, weights?: Float64Array): number {
  let offset = 0;
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    let [missing, curve] = [0, 0];
    for (let row = 0; row < logOdds.length; row += 1) {
      const weight = weights?.[row] ?? 1;
      const probability = probabilityOf((logOdds[row] as number) + offset);
      missing += weight * ((happened[row] as number) - probability);
      curve += weight * probability * (1 - probability);
    }
    const step = missing / curve;
    // Where nearly nobody leaves, the first steps would leap.
    offset += Math.min(1, Math.max(-1, step));
    if (Math.abs(step) < 1e-12) break;
  }
  return offset;
}
