import { addressOf, patterns, sampleIds } from '../test/browser/addresses.ts';
import { findChromium } from '../test/browser/chromium.ts';
import { type OpenedConsole, openConsole } from '../test/browser/open-console.ts';
import { timeAccounts } from './console-pages/time-accounts.ts';
import { type PageLoad, weighPage } from './console-pages/weigh-page.ts';
import type { BenchTable } from './part.ts';

const FIRST_PAGE_KB = 250;
/** A page's data in one request where it can be: who one is, and one or two reads. */
const MOST_REQUESTS = 6;
const MOST_LONG_TASKS = 3;
/** Up to here Lighthouse calls a page fast on a desktop. */
const MOST_BLOCKED_MS = 150;
const INTERACTIVE_RATIO = 1.5;
const MANY = 10_000;

/** What the console's pages weigh and ask for in Chromium on the sample company, and whether ten thousand accounts slow it down. */
export async function run(): Promise<BenchTable[]> {
  if (!findChromium()) return [skipped];
  const app = await openConsole();
  try {
    const loads = await weighAll(app);
    return [unitsOf(loads), budgetOf(loads, await timeAccounts(app, MANY))];
  } finally {
    await app.close();
  }
}

const skipped: BenchTable = {
  title: 'The console',
  columns: ['skipped'],
  rows: [['no Chromium is installed: install one, or name it in HOLDFAST_CHROMIUM']],
};

async function weighAll(app: OpenedConsole): Promise<PageLoad[]> {
  const ids = await sampleIds(app.holdfast.ports);
  const loads: PageLoad[] = [];
  for (const pattern of patterns) loads.push(await weighPage(app, pattern, addressOf(pattern, ids)));
  return loads;
}

function unitsOf(loads: PageLoad[]): BenchTable {
  return {
    title: 'What a page asks for',
    columns: [
      'page',
      'requests to the API',
      'DynamoDB calls',
      'read units',
      'write units',
      'JavaScript gzip KB',
      'long tasks',
      'blocked ms',
    ],
    rows: loads.map(({ page, requests, calls, readUnits, writeUnits, scriptBytes, longTasks, blockedMs }) => [
      page,
      requests,
      calls,
      readUnits.toFixed(1),
      writeUnits.toFixed(1),
      kilobytes(scriptBytes),
      longTasks,
      blockedMs.toFixed(0),
    ]),
    note: 'Each page opened anew in a browser that knows nothing yet, on 300 accounts; units as ConsumedCapacity of the embedded database tells them. A long task keeps the browser busy for more than 50 ms; blocked is what long tasks took beyond that since something was first to be seen, which is Lighthouse’s total blocking time. Both depend on the machine, and on what else it does.',
  };
}

type Timed = Awaited<ReturnType<typeof timeAccounts>>;

function budgetOf(loads: PageLoad[], { empty, many }: Timed): BenchTable {
  const first = loads.find(({ page }) => page === '/') as PageLoad;
  const most = (key: 'requests' | 'longTasks' | 'blockedMs') => Math.max(...loads.map((load) => load[key]));
  const row = (what: string, is: number, atMost: number, decimals = 0) => [
    what,
    is.toFixed(decimals),
    `≤ ${atMost}`,
    is <= atMost ? 'pass' : 'miss',
  ];
  return {
    title: 'Budget of the console',
    columns: ['what', 'is', 'budget', ''],
    rows: [
      row('first page, JavaScript gzip KB', first.scriptBytes / 1000, FIRST_PAGE_KB),
      row('requests to the API of the page with the most', most('requests'), MOST_REQUESTS),
      row('long tasks of the page with the most', most('longTasks'), MOST_LONG_TASKS),
      row('milliseconds blocked of the page with the most', most('blockedMs'), MOST_BLOCKED_MS),
      row(`Accounts interactive with ${MANY} rows, × empty`, many / empty, INTERACTIVE_RATIO, 2),
    ],
    note: 'Interactive: the page shows its content, and the browser has been idle. Medians of the same page with generated answers, in turn.',
  };
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);
