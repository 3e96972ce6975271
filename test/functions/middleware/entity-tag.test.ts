import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aSummary } from '../../factories/portfolio.ts';
import { apiUnderTest } from '../api/api-under-test.ts';

let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest();
  await api.ports.days.writeDaySummary(aSummary('2026-03-01', { accounts: 2 }));
});
afterAll(() => api.close());

const asking = (tag: string, method = 'GET') => api.call('/summary', { method, headers: { 'if-none-match': tag } });

describe('an answer that was read', () => {
  it('carries a strong tag of its content, and may be kept by who asked, who asks again each time', async () => {
    const { headers } = await api.call('/summary');
    expect(headers.etag).toMatch(/^"[\w-]{27}"$/);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect((await api.call('/summary')).headers.etag).toBe(headers.etag);
  });

  it.each(['GET', 'HEAD'])('is not sent again to who names its tag (%s)', async (method) => {
    const { headers } = await api.call('/summary');
    for (const known of [headers.etag!, `W/${headers.etag}`, `"other", ${headers.etag}`, '*']) {
      expect(await asking(known, method)).toEqual({
        status: 304,
        headers: { etag: headers.etag, 'cache-control': 'private, no-cache' },
        body: '',
      });
    }
  });

  it('is sent to who knows another one', async () => {
    expect((await asking('"other"')).status).toBe(200);
  });

  it('has another tag when it is another answer', async () => {
    const { headers } = await api.call('/summary');
    await api.ports.days.writeDaySummary(aSummary('2026-03-02', { accounts: 3 }));
    expect((await asking(headers.etag!)).status).toBe(200);
  });
});

describe('everything else carries no tag, and is kept by nobody', () => {
  it.each([
    ['a problem', '/accounts/nobody', {}],
    ['what was done', '/tasks/none/complete', { json: { outcome: 'done' } }],
  ])('%s', async (_, target, options) => {
    const { headers } = await api.call(target, options);
    expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
  });

  it('what a caller may no longer see is refused, whatever tag they name', async () => {
    const { headers } = await api.call('/company');
    const answer = await api.call('/company', {
      headers: { 'if-none-match': headers.etag ?? '*', 'x-holdfast-role': 'viewer' },
    });
    expect(answer.status).toBe(403);
  });
});
