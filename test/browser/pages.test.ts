import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, patterns, sampleIds } from './addresses.ts';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole, type Visitor } from './open-console.ts';

/** Where a CSM works with a telephone in one hand. */
const NARROWEST = ['/tasks', '/accounts', '/accounts/$accountId'];

let app: OpenedConsole;
let ids: Record<string, string>;
const open = async () => {
  app = await openConsole();
  ids = await sampleIds(app.holdfast.ports);
};

/** How many pixels a page is wider than the window: nobody should have to scroll sideways. */
const overflow = (visitor: Visitor) =>
  visitor.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describeInBrowser('every page', () => {
  beforeAll(open);
  afterAll(() => app?.close());

  describe.each([
    { width: 1440, height: 900, at: patterns },
    { width: 390, height: 844, at: patterns },
    { width: 360, height: 740, at: patterns.filter((pattern) => NARROWEST.includes(pattern)) },
  ])('at $width px', ({ width, height, at }) => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await app.join({ width, height });
    });
    afterAll(() => visitor?.context.close());

    it.each(at)('%s loads without a complaint, and fits', async (pattern) => {
      visitor.said.splice(0);
      await visitor.visit(addressOf(pattern, ids));
      expect(visitor.said).toEqual([]);
      expect(await visitor.page.title()).toMatch(/^.+ · Holdfast$/);
      expect(await overflow(visitor)).toBeLessThanOrEqual(0);
    });
  });
});

describeInBrowser('an address', () => {
  beforeAll(open);
  afterAll(() => app?.close());

  it('leads back to where one came from', async () => {
    await app.visit('/accounts');
    await app.page.getByRole('navigation').getByRole('link', { name: 'Sources' }).click();
    await app.page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
    await app.page.goBack();
    await app.page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    expect(new URL(app.page.url()).pathname).toBe('/accounts');
    await app.page.goForward();
    await app.page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
  });

  it('that is none says so, and where to go', async () => {
    await app.page.goto('/nowhere/at/all');
    await app.page.locator('main h1').waitFor();
    expect(await app.page.locator('main').textContent()).toMatch(/no(thing| page)|not/i);
    expect(await app.page.locator('main a').count()).toBeGreaterThan(0);
  });
});
