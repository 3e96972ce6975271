import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { hash32 } from '../domain/hash.ts';

const UNIT = 2 ** -32;

/** The first outputs of the generator still resemble its seed; they are thrown away. */
const WARM_UP = 12;

/**
 * Numbers drawn from one stream, named by a seed and keys: the same names give the same numbers, and drawing more
 * from one stream never moves another. (xoroshiro128+ of pure-rand: small, fast, the same on every machine.)
 */
export class Random {
  readonly #generator;

  constructor(seed: number, ...keys: (string | number)[]) {
    this.#generator = xoroshiro128plus(hash32([seed, ...keys].join('/')) | 0);
    for (let count = 0; count < WARM_UP; count += 1) this.#generator.next();
  }

  /** In [0, 1). */
  next(): number {
    return (this.#generator.next() >>> 0) * UNIT;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new RangeError('expected a list to pick from, found an empty one');
    return chosen;
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Partial<Record<K, number>>): K {
    return chooseBy(this.next(), weights);
  }

  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Half of the draws lie below `median`; `sigma` is the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }

  /** How many events happen where `mean` are expected. */
  poisson(mean: number): number {
    if (mean <= 0) return 0;
    if (mean > 30) return Math.max(0, Math.round(this.normal(mean, Math.sqrt(mean))));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.next(); product > limit; product *= this.next()) count += 1;
    return count;
  }

  /** How many of `trials` people do what each does with `probability`. */
  binomial(trials: number, probability: number): number {
    if (trials > 40) {
      const spread = Math.sqrt(trials * probability * (1 - probability));
      return Math.min(trials, Math.max(0, Math.round(this.normal(trials * probability, spread))));
    }
    let count = 0;
    for (let index = 0; index < trials; index += 1) if (this.next() < probability) count += 1;
    return count;
  }
}

/** The key whose share of the total weight holds `position`, which lies in [0, 1). */
export function chooseBy<K extends string>(position: number, weights: Partial<Record<K, number>>): K {
  const entries = Object.entries(weights) as [K, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = position * total;
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  throw new RangeError(`expected a position in [0, 1) and some weight, found ${position} of ${total}`);
}
