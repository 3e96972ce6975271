import { describe, expect, it } from 'vitest';
import { type SourceFacts, sourceStanding } from '../../../lib/domain/freshness/source-standing.ts';

const NOW = new Date('2026-06-21T06:00:00Z');
const JUDGED = '2026-06-20';
const at = '2026-06-21T05:00:00.000Z';

const facts = (over: Partial<SourceFacts> = {}): SourceFacts => ({
  source: 'crm',
  registeredAt: '2026-01-01T06:00:00.000Z',
  lastImportAt: '2026-06-21T04:00:00.000Z',
  freshness: { usage: JUDGED },
  span: { streams: ['usage:login'], newestDay: JUDGED },
  ...over,
});

describe('where a source stands', () => {
  it.each<[string, Partial<SourceFacts>, string, string | undefined]>([
    ['delivers', { collection: { source: 'crm', at, outcome: 'imported' } }, 'fresh', undefined],
    [
      'had nothing new',
      { collection: { source: 'crm', at, outcome: 'unchanged' } },
      'fresh',
      'the last run found nothing new',
    ],
    [
      'failed',
      { collection: { source: 'crm', at, outcome: 'failed', message: 'It is gone.' } },
      'failed',
      'It is gone.',
    ],
    [
      'failed before it was imported by hand',
      {
        collection: { source: 'crm', at: '2026-06-20T05:00:00.000Z', outcome: 'failed', message: 'It is gone.' },
      },
      'fresh',
      undefined,
    ],
    [
      'never gave anything usable',
      { span: { streams: [] }, freshness: {} },
      'never-delivered',
      'nothing usable has come from it yet',
    ],
    [
      'brought nothing for three days',
      { lastImportAt: '2026-06-18T04:00:00.000Z' },
      'stale',
      'nothing new has come for 3 days',
    ],
    [
      'brings files without use',
      { freshness: { usage: '2026-06-16' } },
      'stale',
      'the use it tells of ends on 2026-06-16, 4 days before 2026-06-20',
    ],
    [
      'tells of spending alone, by the month',
      { lastImportAt: '2026-05-18T04:00:00.000Z', freshness: { spend: '2026-04-30' }, span: { streams: ['spend'] } },
      'fresh',
      undefined,
    ],
    [
      'told of spending, two months ago',
      { lastImportAt: '2026-04-18T04:00:00.000Z', freshness: { spend: '2026-03-31' }, span: { streams: ['spend'] } },
      'stale',
      'nothing new has come for 64 days',
    ],
    ['skipped a day', { freshness: { usage: '2026-06-18' } }, 'fresh', undefined],
    ['tells of no use', { freshness: { case: '2026-05-01' } }, 'fresh', undefined],
  ])('that %s', (_, over, state, because) => {
    const standing = sourceStanding(facts(over), NOW, JUDGED);
    expect([standing.state, standing.because]).toEqual([state, because]);
  });
});
