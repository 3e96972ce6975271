import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { addressOf, patterns, sampleIds } from './addresses.ts';
import { root } from './cache-folder.ts';
import { type OpenedConsole, openConsole, type Visitor } from './open-console.ts';
import { MARIA, playScene } from './sample-scene.ts';
import { smallPicture } from './small-picture.ts';

/** The pictures of the README and the guides: which page, and how much of it. They are kept, so they are small. */
const NAMED: Record<string, { pattern: string; search?: string; width?: number; height?: number }> = {
  portfolio: { pattern: '/', height: 960 },
  account: { pattern: '/accounts/$accountId', height: 900 },
  meeting: { pattern: '/review/$month/meeting', height: 900 },
  'review-months': { pattern: '/review' },
  'review-pre-read': { pattern: '/review/$month', height: 1100 },
  'review-meeting': { pattern: '/review/$month/meeting', width: 1500, height: 1200 },
  'review-minutes': { pattern: '/review/$month/minutes', height: 1000 },
  'review-definition': { pattern: '/review/definition', height: 960 },
  'csm-tasks': { pattern: '/tasks', search: '?whose=all' },
  'csm-account': { pattern: '/accounts/$accountId', height: 1400 },
  'csm-message': { pattern: '/outbox/$deliveryId', height: 1100 },
  'csm-run': { pattern: '/runs/$runId', height: 1200 },
};
const MOST_BYTES = 150_000;

const pictures = join(root, 'docs/pictures');
const { all, named } = new Command('npm run screenshots --')
  .description('Takes pictures of every page of the console on the sample company, in Chromium.')
  .option('--no-all', 'leave out docs/pictures/all: every page, wide and narrow, light and dark')
  .option('--no-named', 'leave out those that the README and the guides show')
  .parse()
  .opts<{ all: boolean; named: boolean }>();

const slug = (pattern: string) => (pattern === '/' ? 'portfolio' : pattern.slice(1).replaceAll(/[/$]+/g, '-'));

async function take(visitor: Visitor, address: string, file: string, fullPage: boolean): Promise<void> {
  await visitor.visit(address);
  writeFileSync(file, smallPicture(await visitor.page.screenshot({ fullPage, animations: 'disabled' })));
}

async function takeAll(app: OpenedConsole, ids: Record<string, string>): Promise<void> {
  const folder = join(pictures, 'all');
  mkdirSync(folder, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      const visitor = await app.join({ scheme, width, height: width === 390 ? 844 : 900 });
      for (const pattern of patterns) {
        await take(visitor, addressOf(pattern, ids), join(folder, `${slug(pattern)}-${width}-${scheme}.png`), true);
      }
      await visitor.context.close();
      process.stdout.write(`${patterns.length} pages at ${width} px, ${scheme}\n`);
    }
  }
}

async function takeNamed(app: OpenedConsole, ids: Record<string, string>): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const [name, { pattern, search = '', width = 1280, height = 760 }] of Object.entries(NAMED)) {
    const visitor = await app.join({ width, height, person: MARIA });
    const file = join(pictures, `${name}.png`);
    await take(visitor, `${addressOf(pattern, ids)}${search}`, file, false);
    await visitor.context.close();
    const { size } = statSync(file);
    const verdict = size > MOST_BYTES ? `, more than the ${MOST_BYTES / 1000} KB it may have` : '';
    process.stdout.write(`docs/pictures/${name}.png: ${Math.round(size / 1000)} KB${verdict}\n`);
    if (verdict) process.exitCode = 1;
  }
}

const app = await openConsole();
try {
  const { ports } = app.holdfast;
  const ids = { ...(await sampleIds(ports)), ...(await playScene(ports)) };
  if (named) await takeNamed(app, ids);
  if (all) await takeAll(app, ids);
} finally {
  await app.close();
}
