import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCoverage, type Coverage, coverageCounter } from '../../../lib/domain/freshness/coverage.ts';
import { sourcesOfAccount } from '../../../lib/domain/freshness/sources-of-account.ts';
import { sourcesOfMetrics } from '../../../lib/domain/freshness/sources-of-metrics.ts';
import { aCase, anAccount, anAccountDay, dossierOf, shippedCatalogue, used } from '../../factories/dossiers.ts';

const day = '2026-03-01';

function countOf(accounts: Parameters<typeof anAccountDay>[0][], metrics = ['mrr', 'logins']): Coverage {
  const counter = coverageCounter(day, metrics);
  for (const [index, account] of accounts.entries())
    counter.add(anAccountDay(account), index % 2 ? ['crm'] : ['crm', 'desk']);
  return counter.count();
}

describe('what is known of a day', () => {
  it('counts each metric where it has a value, and the others by reason', () => {
    const counted = countOf([
      { metrics: { mrr: 0, logins: 3 } },
      { metrics: { mrr: 10 }, missing: { logins: 'stale' } },
      { missing: { logins: 'too-young', mrr: 'stale' } },
      {},
    ]);
    expect(counted).toEqual({
      day,
      accounts: 4,
      metrics: {
        mrr: { known: 2, missing: { stale: 1, 'no-record': 1 } },
        logins: { known: 1, missing: { stale: 1, 'too-young': 1, 'no-record': 1 } },
      },
      sources: { crm: 4, desk: 2 },
    });
  });

  it('leaves customers out that have cancelled', () => {
    const left = { attributes: { cancelledDay: '2026-01-01' }, metrics: { mrr: 1 } };
    expect(countOf([left, { metrics: { mrr: 1 } }])).toMatchObject({ accounts: 1, metrics: { mrr: { known: 1 } } });
  });

  it('adds up to the same whatever the order and grouping of the shards', () => {
    const account = fc.record({
      metrics: fc.dictionary(fc.constantFrom('mrr', 'logins'), fc.integer()),
      missing: fc.dictionary(fc.constantFrom('mrr', 'logins'), fc.constantFrom('stale' as const, 'too-young' as const)),
    });
    const shard = fc.array(account, { maxLength: 8 }).map((some) => countOf(some));
    fc.assert(
      fc.property(shard, shard, shard, (a, b, c) => {
        const all = addCoverage(day, [a, b, c]);
        expect(addCoverage(day, [c, addCoverage(day, [b, a])])).toEqual(all);
        for (const { known, missing } of Object.values(all.metrics)) {
          expect(known + Object.values(missing).reduce((sum, count) => sum + count, 0)).toBe(all.accounts);
        }
      }),
    );
  });
});

describe('sources', () => {
  it('tell of an account in its profile, its use or its cases', () => {
    const dossier = dossierOf([
      anAccount('2026-01-01', { source: 'crm' }),
      { ...used('2026-02-01', 'login', 3), source: 'tool' },
      aCase('c1', '2026-02-01T08:00:00Z', { source: 'desk' }),
    ]);
    expect([...sourcesOfAccount(dossier)].toSorted()).toEqual(['crm', 'desk', 'tool']);
  });

  it('feed what reads their records, and what is computed from that', () => {
    const feeds = sourcesOfMetrics(shippedCatalogue(), {
      crm: { streams: ['subscription', 'account'] },
      tool: { streams: ['usage:login', 'people:login'] },
    });
    expect(feeds.get('mrr')).toEqual(['crm']);
    expect(feeds.get('logins_28d_change')).toEqual(['tool']);
    expect(feeds.get('open_cases')).toEqual([]);
    expect(feeds.get('licence_utilisation')).toEqual(['crm', 'tool']);
  });
});
