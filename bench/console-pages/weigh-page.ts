import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { OpenedConsole } from '../../test/browser/open-console.ts';

/** What opening a page costs: bytes are of its scripts, gzipped; units are DynamoDB's. */
export type PageLoad = {
  page: string;
  requests: number;
  calls: number;
  readUnits: number;
  writeUnits: number;
  scriptBytes: number;
  longTasks: number;
  /** What its long tasks took beyond 50 ms each, after something was first to be seen. */
  blockedMs: number;
};

type LongTask = { start: number; duration: number };

const NOTE_LONG_TASKS = `window.longTasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ start: startTime, duration });
}).observe({ type: 'longtask', buffered: true });`;

const FIRST_CONTENT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0`;
/** What a task may take before it blocks whoever is at the page. */
const UNNOTICED_MS = 50;

/** Opens a page in a browser session of its own and counts. */
export async function weighPage(app: OpenedConsole, page: string, address: string): Promise<PageLoad> {
  const visitor = await app.join();
  const { meter } = app.holdfast.ports.table;
  const before = { ...meter };
  const scripts: string[] = [];
  let requests = 0;
  visitor.page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) requests += 1;
    if (pathname.endsWith('.js')) scripts.push(pathname);
  });
  await visitor.page.addInitScript(NOTE_LONG_TASKS);
  await visitor.visit(address);
  const longTasks = await visitor.page.evaluate<LongTask[]>('window.longTasks');
  const firstContent = await visitor.page.evaluate<number>(FIRST_CONTENT);
  await visitor.context.close();
  return {
    page,
    requests,
    calls: meter.calls - before.calls,
    readUnits: meter.readUnits - before.readUnits,
    writeUnits: meter.writeUnits - before.writeUnits,
    scriptBytes: gzippedBytes(app.site, scripts),
    longTasks: longTasks.length,
    blockedMs: blockedSince(firstContent, longTasks),
  };
}

/** Total blocking time, as Lighthouse counts it: developer.chrome.com/docs/lighthouse/performance/lighthouse-total-blocking-time. */
function blockedSince(firstContent: number, tasks: readonly LongTask[]): number {
  return tasks
    .filter(({ start }) => start >= firstContent)
    .reduce((sum, { duration }) => sum + duration - UNNOTICED_MS, 0);
}

function gzippedBytes(folder: string, scripts: string[]): number {
  const sizes = [...new Set(scripts)].map(
    (script) => gzipSync(readFileSync(join(folder, script)), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
