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
};

const COUNT_LONG_TASKS =
  'window.longTasks = 0; new PerformanceObserver((list) => { window.longTasks += list.getEntries().length; }).observe({ type: "longtask", buffered: true });';

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
  await visitor.page.addInitScript(COUNT_LONG_TASKS);
  await visitor.visit(address);
  const longTasks = await visitor.page.evaluate<number>('window.longTasks');
  await visitor.context.close();
  return {
    page,
    requests,
    calls: meter.calls - before.calls,
    readUnits: meter.readUnits - before.readUnits,
    writeUnits: meter.writeUnits - before.writeUnits,
    scriptBytes: gzippedBytes(app.site, scripts),
    longTasks,
  };
}

function gzippedBytes(folder: string, scripts: string[]): number {
  const sizes = [...new Set(scripts)].map(
    (script) => gzipSync(readFileSync(join(folder, script)), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
