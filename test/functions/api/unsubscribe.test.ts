import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';

const ADDRESS = 'person@customer.test';
let api: Awaited<ReturnType<typeof apiUnderTest>>;
const suppressed = () => api.ports.suppressions.of(ADDRESS);

beforeAll(async () => {
  // Nobody is signed in: the link carries its own proof.
  api = await apiUnderTest(() => undefined);
  await publishSomeFiles(api.ports.workflows);
  const token = { token: 'secret', deliveryId: 'run-1.nudge', address: ADDRESS, category: 'promotional' } as const;
  await api.ports.unsubscribes.write(token);
});
afterAll(() => api.close());

describe('an unsubscribe link', () => {
  it('opens a page that asks, names nobody and changes nothing', async () => {
    const { status, headers, body } = await api.call('/unsubscribe/secret');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<form method="post">');
    expect(body).not.toContain(ADDRESS);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(await suppressed()).toEqual([]);
  });

  it.each([
    [
      'a mail program (RFC 8058)',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'List-Unsubscribe=One-Click',
    ],
    ['a mail program that sends parts', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
    ['a browser, again', { 'content-type': 'application/x-www-form-urlencoded' }, ''],
  ])('stops the mail at once when posted by %s', async (_, headers, raw) => {
    const { status, body } = await api.call('/unsubscribe/secret', { method: 'POST', headers, raw });
    expect([status, body]).toEqual([200, expect.stringContaining('You are unsubscribed')]);
    expect(await suppressed()).toMatchObject([{ scope: 'promotional', reason: 'unsubscribed' }]);
  });

  it.each(['GET', 'POST'])('that was never sent is not found (%s)', async (method) => {
    expect(await api.call('/unsubscribe/guessed', { method })).toMatchObject({ status: 404 });
  });
});
