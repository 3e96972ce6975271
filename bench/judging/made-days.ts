import type { AccountDay } from '../../lib/domain/metrics/account-day.ts';
import type { Catalogue } from '../../lib/domain/metrics/catalogue.ts';

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
export function made(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const industries = ['Retail', 'Software', 'Healthcare', 'Education', 'Manufacturing'];

const ranges: Record<string, number> = { '%': 100, hours: 300, days: 400, 'yes or no': 1.99 };

/** Measured days of so many accounts, every metric of the catalogue known, spread so that rules sometimes match. */
export function madeDays(catalogue: Catalogue, count: number): AccountDay[] {
  const random = made(11);
  return Array.from({ length: count }, (_, index) => madeDay(catalogue, index, random));
}

/** One of them. */
export function madeDay(catalogue: Catalogue, index: number, random: () => number): AccountDay {
  const metrics: Record<string, number> = {};
  const industry = industries[Math.floor(random() * industries.length)];
  for (const { id, form, unit } of catalogue.metrics.values()) {
    metrics[id] = form === 'change' ? random() * 2 - 1 : Math.floor(random() ** 2 * (ranges[unit] ?? 120));
  }
  return {
    accountId: `account-${index}`,
    day: '2026-03-01',
    attributes: {
      sizeBand: catalogue.sizeBands[index % catalogue.sizeBands.length]?.id,
      industry,
      signupDay: '2025-01-01',
    },
    metrics,
    missing: {},
    milestones: {},
    provenance: {},
  };
}
