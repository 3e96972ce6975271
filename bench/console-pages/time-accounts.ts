import type { OpenedConsole } from '../../test/browser/open-console.ts';

const RUNS = 5;
type Row = { accountId: string; name?: string };
type Answer = { day?: string; total: number; accounts: Row[]; next?: string };

/** Resolves, in milliseconds since the page was asked for, when its content stands and the browser has been idle. */
const INTERACTIVE = `new Promise((resolve) => {
  const look = () => {
    const stands = document.querySelector('main h1') && !document.querySelector('main [aria-label="Loading"]')
      && document.querySelector('main [role="row"], main table, main h2');
    if (!stands) return requestAnimationFrame(look);
    requestIdleCallback(() => resolve(performance.now()));
  };
  look();
})`;

/** How long until Accounts is interactive, without an account and with so many: medians in milliseconds, measured in turn. */
export async function timeAccounts(app: OpenedConsole, accounts: number): Promise<{ empty: number; many: number }> {
  const sample = await sampleRows(app);
  const rows = Array.from({ length: accounts }, (_, index) => renamed(sample[index % sample.length] as Row, index));
  const times = { empty: [] as number[], many: [] as number[] };
  for (let run = 0; run <= RUNS; run += 1) {
    const [empty, many] = [await timed(app, []), await timed(app, rows)];
    // The first of each warms up what both share.
    if (run > 0) {
      times.empty.push(empty);
      times.many.push(many);
    }
  }
  return { empty: median(times.empty), many: median(times.many) };
}

async function sampleRows({ baseURL }: OpenedConsole): Promise<Row[]> {
  return ((await (await fetch(`${baseURL}/api/accounts?limit=300`)).json()) as Answer).accounts;
}

const renamed = (row: Row, index: number): Row => ({
  ...row,
  accountId: `${row.accountId}-${index}`,
  name: `${row.name} ${index}`,
});

async function timed(app: OpenedConsole, rows: Row[]): Promise<number> {
  const { page, context } = await app.join();
  await page.route('**/api/accounts?*', (route) =>
    route.fulfill({ json: answerTo(new URL(route.request().url()), rows) }),
  );
  await page.goto('/accounts');
  const time = await page.evaluate<number>(INTERACTIVE);
  await context.close();
  return time;
}

/** A page of the rows, with the fields that were asked for. */
function answerTo({ searchParams }: URL, rows: Row[]): Answer {
  const [from, limit] = [Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit') ?? 50)];
  const fields = searchParams.get('fields')?.split(',');
  const pick = (row: Row) =>
    fields
      ? Object.fromEntries(Object.entries(row).filter(([field]) => ['accountId', 'band', ...fields].includes(field)))
      : row;
  return {
    day: '2026-11-23',
    total: rows.length,
    accounts: rows.slice(from, from + limit).map((row) => pick(row) as Row),
    ...(from + limit < rows.length && { next: String(from + limit) }),
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;
