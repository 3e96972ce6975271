import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishSomeFiles } from '../../factories/workflows.ts';
import { apiUnderTest } from './api-under-test.ts';
import { formOf } from './form-of.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const BOTH_ON = 'operational=on&promotional=on';
let api: Awaited<ReturnType<typeof apiUnderTest>>;
let person = 0;
const address = () => `person-${person}@customer.test`;
const link = () => `/preferences/secret-${person}`;
const suppressed = async () =>
  (await api.ports.suppressions.of(address())).map(({ scope, reason }) => `${scope} ${reason}`);
const save = (raw: string, headers: Record<string, string> = FORM) =>
  api.call(link(), { method: 'POST', headers, raw });

beforeAll(async () => {
  // Nobody is signed in: the link carries its own proof.
  api = await apiUnderTest(() => undefined);
  await publishSomeFiles(api.ports.workflows);
});
beforeEach(async () => {
  person += 1;
  const mail = { deliveryId: 'run-1.nudge', category: 'promotional' } as const;
  await api.ports.unsubscribes.write({ ...mail, token: `secret-${person}`, address: address() });
});
afterAll(() => api.close());

describe('the preferences page', () => {
  it('says what mail its reader gets and from whom, names nobody and changes nothing', async () => {
    const { status, headers, body } = await api.call(link());
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<h1>Mail from Us</h1>');
    expect(body).not.toContain('customer.test');
    expect(formOf(body).chosen).toEqual({ operational: 'on', promotional: 'on' });
    expect(await suppressed()).toEqual([]);
  });

  it('has a label on every choice, and a legend and a description on every group of them', async () => {
    const { groups, unlabelled, hasScripts, language } = formOf((await api.call(link())).body);
    expect(groups).toEqual([
      {
        legend: 'Mail about your use of the product',
        description: 'Help with getting started, and word when something needs your attention.',
        labels: ['On', 'Off'],
      },
      {
        legend: 'Invitations and offers',
        description: 'Only people who have agreed to these get them.',
        labels: ['On', 'Off'],
      },
    ]);
    expect({ unlabelled, hasScripts, language }).toEqual({ unlabelled: 0, hasScripts: false, language: 'en' });
  });

  it('may run no scripts, load nothing, and post only to where it came from', async () => {
    const policy = (await api.call(link())).headers['content-security-policy'];
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
  });

  it('switches kinds of mail off and on again, and says what holds then', async () => {
    const steps = [
      ['operational=on&promotional=off', ['promotional unsubscribed']],
      ['operational=off&promotional=off', ['operational unsubscribed', 'promotional unsubscribed']],
      ['operational=off&promotional=off', ['operational unsubscribed', 'promotional unsubscribed']],
      ['operational=off&promotional=on', ['operational unsubscribed']],
      [BOTH_ON, []],
      [BOTH_ON, []],
    ] as const;
    for (const [choices, holds] of steps) {
      const { status, body } = await save(choices);
      expect([status, await suppressed()]).toEqual([200, holds]);
      expect(new URLSearchParams(formOf(body).chosen).toString()).toBe(choices);
      expect(formOf((await api.call(link())).body).chosen).toEqual(formOf(body).chosen);
    }
  });

  it('tells what was saved first, in words', async () => {
    const { body } = await save('operational=off&promotional=on');
    expect(body).toContain('<title>Saved: Mail from Us</title>');
    expect(body).toContain(
      '<p role="status">Saved. Mail about your use of the product: off. Invitations and offers: on.</p>',
    );
  });

  it.each([
    ['bounce', 'Our mail to you could not be delivered. We send you none, whatever you choose here.'],
    [
      'complaint',
      'Our mail to you could not be delivered: it was reported as unwanted. We send you none, whatever you choose here.',
    ],
  ] as const)('never lifts a %s, and says that mail could not be delivered', async (reason, sentence) => {
    await api.ports.suppressions.add(address(), { scope: 'all', reason, at: '2026-03-01T00:00:00.000Z' });
    await save('operational=off&promotional=on');
    const { body } = await save(BOTH_ON);
    expect(body).toContain(sentence);
    expect(await suppressed()).toEqual([`all ${reason}`]);
  });

  it.each([
    ['nothing', '', 400],
    ['half of the choices', 'operational=off', 400],
    ['a choice there is none of', 'operational=maybe&promotional=on', 400],
    ['a kind of mail there is none of', `${BOTH_ON}&newsletter=on`, 400],
    ['a choice made twice', `operational=off&${BOTH_ON}`, 400],
    ['what a mail program posts', 'List-Unsubscribe=One-Click', 400],
    ['far too much', `${BOTH_ON}&${'x'.repeat(2000)}`, 413],
  ])('refuses %s, and changes nothing', async (_, raw, status) => {
    await save('operational=on&promotional=off');
    expect(await save(raw)).toMatchObject({ status });
    expect(await suppressed()).toEqual(['promotional unsubscribed']);
  });

  it.each([
    ['JSON', 'application/json', '{"operational":"off","promotional":"off"}'],
    ['parts', 'multipart/form-data; boundary=x', '--x--'],
    ['no type at all', '', 'operational=off&promotional=off'],
  ])('takes a form and not %s', async (_, type, raw) => {
    expect(await save(raw, type ? { 'content-type': type } : {})).toMatchObject({ status: 415 });
    expect(await suppressed()).toEqual([]);
  });

  it.each([
    ['GET', undefined],
    ['POST', BOTH_ON],
  ])('is not there for a link that was never sent (%s)', async (method, raw) => {
    expect(await api.call('/preferences/guessed', { method, headers: FORM, raw })).toMatchObject({ status: 404 });
  });

  it('is where the unsubscribe page leads once it is done, so that it can be undone', async () => {
    const { body } = await api.call(`/unsubscribe/secret-${person}`, { method: 'POST', headers: FORM, raw: '' });
    const [, href = ''] = /<a href="([^"]+)">Undo, or choose what you get<\/a>/.exec(body) ?? [];
    const { pathname } = new URL(href, `https://cs.example.com/unsubscribe/secret-${person}`);
    expect(pathname).toBe(link());
    expect(formOf((await api.call(pathname)).body).chosen).toEqual({ operational: 'on', promotional: 'off' });
    await save(BOTH_ON);
    expect(await suppressed()).toEqual([]);
  });
});
