import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../functions/api/routes.ts';
import { mayUse, type Role, roles } from '../../lib/domain/people/role.ts';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole, type Visitor } from './open-console.ts';

/** What the navigation offers, and from which role on. */
const PLACES: readonly { name: string; path: string; role: Role }[] = [
  { name: 'Portfolio', path: '/', role: 'viewer' },
  { name: 'Accounts', path: '/accounts', role: 'viewer' },
  { name: 'Tasks', path: '/tasks', role: 'csm' },
  { name: 'Outbox', path: '/outbox', role: 'csm' },
  { name: 'Cancellations', path: '/retention/cancellations', role: 'csm' },
  { name: 'Renewals', path: '/retention/renewals', role: 'csm' },
  { name: 'Unused subscriptions', path: '/retention/unused', role: 'csm' },
  { name: 'Cohorts', path: '/retention/cohorts', role: 'leader' },
  { name: 'Unit economics', path: '/retention/unit-economics', role: 'leader' },
  { name: 'Settings', path: '/settings', role: 'leader' },
];

/** What an administrator alone is offered, and where. */
const ACTS = [
  { address: '/settings?tab=people', button: 'Invite a person' },
  { address: '/settings?tab=keys', button: 'Make a key' },
];

describeInBrowser('who may not', () => {
  let app: OpenedConsole;
  const visitors = new Map<Role, Visitor>();
  beforeAll(async () => {
    app = await openConsole();
    for (const role of roles) visitors.set(role, await app.join({ role }));
  });
  afterAll(() => app?.close());
  const as = (role: Role) => visitors.get(role) as Visitor;

  it.each(roles)('%s is led to what they may see, and to nothing else', async (role) => {
    await as(role).visit('/');
    const links = as(role).page.getByRole('navigation').getByRole('link');
    await links.filter({ hasText: 'Portfolio' }).waitFor();
    const offered = await links.allTextContents();
    for (const place of PLACES) {
      expect(offered.includes(place.name), `${place.name} to a ${role}`).toBe(mayUse(role, place.role));
    }
  });

  it.each(PLACES.filter(({ role }) => role !== 'viewer'))(
    'a viewer at $path is told why they see nothing',
    async ({ path }) => {
      const { page } = as('viewer');
      await page.goto(path);
      await page
        .getByText(/needs the role (csm|leader|admin); yours is viewer/)
        .first()
        .waitFor();
    },
  );

  it.each(ACTS)('a leader is not offered to $button', async ({ address, button }) => {
    for (const role of ['leader', 'admin'] as const) {
      const { page, settled } = as(role);
      await page.goto(address);
      await settled();
      expect(await page.getByRole('button', { name: button }).count()).toBe(role === 'admin' ? 1 : 0);
    }
  });

  describe('is refused by the API as well, from a page of the console', () => {
    const acting = routes.filter(({ method, access }) => method === 'POST' && access !== 'public');

    it.each(roles.filter((role) => role !== 'admin'))('a %s, whatever needs more', async (role) => {
      await as(role).visit('/');
      const beyond = acting.filter(({ access }) => !mayUse(role, access as Role));
      const asked = beyond.map(({ path }) => `/api${path.replaceAll(/\{\w+\}/g, 'any')}`);
      const answered = await as(role).page.evaluate<number[], string[]>(
        async (addresses) =>
          Promise.all(
            addresses.map(async (address) => {
              const headers = { 'content-type': 'application/json' };
              return (await fetch(address, { method: 'POST', headers, body: '{}' })).status;
            }),
          ),
        asked,
      );
      expect(answered).toEqual(asked.map(() => 403));
    });
  });

  it('a page of another site, which can have the browser do nothing', async () => {
    const elsewhere = await app.join();
    await elsewhere.page.route('https://evil.example/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" enctype="text/plain" action="${app.baseURL}/api/keys"><input name='{"name":"x","role":"admin","a":"' value='"}'><button>Win</button></form>`,
      }),
    );
    await elsewhere.page.goto('https://evil.example/');
    const [response] = await Promise.all([
      elsewhere.page.waitForResponse((answer) => answer.url().endsWith('/api/keys')),
      elsewhere.page.getByRole('button', { name: 'Win' }).click(),
    ]);
    expect(response.status()).toBe(403);
    expect(await app.holdfast.ports.apiKeys.newest(1)).toEqual([]);
  });
});
