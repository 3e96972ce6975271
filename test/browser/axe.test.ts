import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, patterns, sampleIds } from './addresses.ts';
import { describeInBrowser } from './chromium.ts';
import { type OpenedConsole, openConsole, type Visitor } from './open-console.ts';

/** What WCAG 2.2 asks for at level AA, and what axe holds to be good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where one of them is broken: the rule, the place, and what is wrong there. */
async function violations({ page }: Visitor): Promise<string[]> {
  const found = await new AxeBuilder({ page: page as never }).withTags(RULES).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target.join(' ')}: ${failureSummary.split('\n').slice(1).join(' ').trim()}`,
    ),
  );
}

describeInBrowser('every page can be used by everybody', () => {
  let app: OpenedConsole;
  let ids: Record<string, string>;
  beforeAll(async () => {
    app = await openConsole();
    ids = await sampleIds(app.holdfast.ports);
  });
  afterAll(() => app?.close());

  describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await app.join({ scheme });
    });
    afterAll(() => visitor?.context.close());

    it.each(patterns)('%s breaks no rule of axe', async (pattern) => {
      await visitor.visit(addressOf(pattern, ids));
      expect(await violations(visitor)).toEqual([]);
    });
  });
});
