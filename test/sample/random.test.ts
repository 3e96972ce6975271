import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseBy, Random } from '../../lib/sample/random.ts';

const drawn = (random: Random, count = 2_000) => Array.from({ length: count }, () => random.next());

test('a stream of the same name gives the same numbers', () => {
  expect(drawn(new Random(7, 12, 'usage'))).toEqual(drawn(new Random(7, 12, 'usage')));
});

test('streams of neighbouring names do not resemble each other', () => {
  const [one, other] = [drawn(new Random(7, 12, 'usage')), drawn(new Random(7, 13, 'usage'))];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const product = mean(one.map((value, index) => (value - 0.5) * ((other[index] ?? 0) - 0.5)));
  expect(Math.abs(product / (1 / 12))).toBeLessThan(0.08);
});

test('the first numbers of many streams are spread over the whole range', () => {
  const firsts = Array.from({ length: 1_000 }, (_, key) => new Random(7, key, 'account').next());
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => firsts.filter((value) => Math.floor(value * 10) === tenth).length,
  );
  for (const count of tenths) expect(count).toBeGreaterThan(60);
});

test('counts of rare events and of people have the mean they are asked for', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 80, noNaN: true }), fc.integer({ min: 1, max: 300 }), (mean, trials) => {
      const random = new Random(3, mean, trials);
      const average = (draw: () => number) => Array.from({ length: 3_000 }, draw).reduce((a, b) => a + b, 0) / 3_000;
      expect(Math.abs(average(() => random.poisson(mean)) - mean)).toBeLessThan(6 * Math.sqrt(mean / 3_000) + 0.02);
      const spread = 6 * Math.sqrt((trials * 0.24) / 3_000) + 0.02;
      expect(Math.abs(average(() => random.binomial(trials, 0.4)) - trials * 0.4)).toBeLessThan(spread);
    }),
    { numRuns: 25 },
  );
});

test('every position chooses a key that has some weight', () => {
  const weights = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 50 }), { minKeys: 1 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999_999, noNaN: true }), weights, (position, table) => {
      fc.pre(Object.values(table).some((weight) => weight > 0));
      expect(table[chooseBy(position, table)]).toBeGreaterThan(0);
    }),
  );
});
