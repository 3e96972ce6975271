/** Steps of a ruler, as shares of a power of ten, from coarse to fine. */
const steps = [1, 0.5, 0.2] as const;

/** So fine that two numbers which differ at all in their first 15 digits have a step between them. */
const finest = 17;

/**
 * The roundest number that lies strictly between two different ones, near their middle: 20 between 17 and 23, 3.5
 * between 3 and 4. It tells little of either, and is short to store. (For two that nothing can be told between: their mean.)
 */
export function roundNumberBetween(low: number, high: number): number {
  const largest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high)))) + 1;
  for (let power = largest; power > largest - finest; power -= 1) {
    for (const share of steps) {
      const found = multipleBetween(low, high, share, power);
      if (found !== undefined) return found;
    }
  }
  return (low + high) / 2;
}

function multipleBetween(low: number, high: number, share: number, power: number): number | undefined {
  const step = share * 10 ** power;
  const middle = Math.round((low + high) / 2 / step);
  for (const multiple of [middle, Math.floor(low / step) + 1]) {
    const number = multiple * step;
    if (low < number && number < high) {
      const short = written(number);
      if (low < short && short < high) return short;
    }
  }
  return undefined;
}

/** Without the dust of floating point; minus zero is zero. */
const written = (number: number): number => Number(number.toPrecision(15)) + 0;

/** The power of ten of a number's last digit, zeros aside: 3 for 2000, −2 for 0.35. The greater, the rounder; 0 is the roundest. */
export function lastPlaceOf(number: number): number {
  if (number === 0) return Number.POSITIVE_INFINITY;
  const [digits = '', exponent] = Math.abs(number).toExponential().split('e');
  return Number(exponent) - digits.replace(/^\d\.?/, '').length;
}
