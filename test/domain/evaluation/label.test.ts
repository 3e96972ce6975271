import { describe, expect, it } from 'vitest';
import { churnedWithin } from '../../../lib/domain/evaluation/label.ts';

describe('leaving within a horizon', () => {
  it.each([
    ['not on the day itself, which was known then', ['2026-01-01'], false],
    ['on the day after', ['2026-01-02'], true],
    ['on the last day of the horizon', ['2026-01-29'], true],
    ['not one day later', ['2026-01-30'], false],
    ['at the second time, for who came back', ['2025-03-01', '2026-01-10'], true],
    ['never', [], false],
  ])('is counted: %s', (_, cancelledDays, expected) => {
    expect(churnedWithin(cancelledDays, '2026-01-01', 28)).toBe(expected);
  });
});
