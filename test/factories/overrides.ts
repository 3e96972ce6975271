import type { Override } from '../../lib/domain/health/override.ts';

/** A score of 20 set on 2026-03-01 for a month, unless told otherwise. */
export function anOverride(accountId: string, part: Partial<Override> = {}): Override {
  return {
    overrideId: 'over-1',
    accountId,
    set: { score: 20 },
    from: '2026-03-01',
    until: '2026-04-01',
    because: 'They told us that they look elsewhere.',
    by: 'ann@us.test',
    createdAt: '2026-03-01T09:00:00.000Z',
    ...part,
  };
}
