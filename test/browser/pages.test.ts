import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole } from './open-console.ts';

describeInBrowser('every page', () => {
  let app: OpenedConsole;
  beforeAll(async () => {
    app = await openConsole();
  });
  afterAll(() => app?.close());

  it('loads', async () => {
    await app.visit('/');
    expect(app.said).toEqual([]);
    await app.page.screenshot({ path: '/tmp/h-first.png' });
  });
});
