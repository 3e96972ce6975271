import { probabilityOf } from './probability-of.ts';

const ITERATIONS = 25;

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
