import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../bin/command-line.ts';
import type { HttpResponse } from '../../functions/api/http-event.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { addDays } from '../../lib/domain/day.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { httpEvent } from '../factories/http-event.ts';
import { aTerminal } from '../factories/terminal.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';

/** A Sunday, judged on the Monday after it. */
const LAST = '2026-06-28';
const MONDAY = new Date('2026-06-29T08:00:00Z');

const dir = mkdtempSync(join(tmpdir(), 'holdfast-'));
let holdfast: Holdfast;
beforeAll(async () => {
  await extendSample(dir, LAST, { accounts: 60, seed: 5 });
  holdfast = await serveHoldfast({ dir, speed: 'stepped', start: MONDAY });
  await importSample(dir, holdfast.ports, silentProgress);
  await publishWorkflows({ files: shippedWorkflows() }, holdfast.ports);
  await judgeDays([{ from: LAST, until: LAST, act: false }], holdfast.ports, silentProgress);
});
afterAll(async () => {
  await holdfast?.close();
  rmSync(dir, { recursive: true, force: true });
});

// biome-ignore lint/suspicious/noExplicitAny: answers are checked against their schemas by the API itself
async function ask(path: string): Promise<any> {
  const called = (await holdfast.runtime?.invoke('api', httpEvent(path) as never)) ?? {};
  const { result } = called as { result: HttpResponse };
  const body = JSON.parse(result.body ?? '');
  if (result.statusCode !== 200) throw new Error(`${path}: ${result.statusCode} ${result.body}`);
  return body;
}

// biome-ignore lint/suspicious/noExplicitAny: as it is printed
async function type(...args: string[]): Promise<any> {
  const terminal = aTerminal();
  const code = await runCommandLine([...args, '--dir', dir], terminal);
  if (code !== 0) throw new Error(terminal.warned.join('\n'));
  const text = terminal.written.join('\n');
  return args.includes('--json') ? JSON.parse(text) : text;
}

describe('the reports on retention, after a daily run', () => {
  it.each([
    ['cancellations', '/retention/cancellations?limit=500', []],
    ['cohorts', '/retention/cohorts', []],
    ['renewals', '/retention/renewals?limit=500', []],
    ['economics', '/retention/unit-economics', []],
    ['unused', '/retention/unused?limit=500', []],
    ['cohorts', '/retention/cohorts?months=3&plan=Team', ['--months', '3', '--plan', 'Team']],
  ])('%s says the same over the API (%s) and on the command line', async (report, path, options) => {
    expect(await type('retention', report, '--json', ...options)).toEqual(await ask(path));
  });

  it('a month of it is what the company’s report says of the month', async () => {
    const { months } = await ask('/retention/cohorts?months=3');
    for (const { month, customers, revenue } of months) {
      const company = await ask(`/company?month=${month}`);
      expect(customers).toEqual(company.customers);
      const shares = (all: typeof revenue) =>
        all.map(({ currency, grr, nrr, logoChurn }: never) => ({ currency, grr, nrr, logoChurn }));
      expect(shares(revenue)).toEqual(shares(company.revenue));
    }
  });

  it('every lost customer was looked into, with tests, a day and a source', async () => {
    const { lost, examined, cases, months } = await ask('/retention/cancellations?months=24&limit=500');
    expect(examined).toBe(lost);
    expect(lost).toBeGreaterThan(3);
    expect(months.reduce((sum: number, one: { lost: number }) => sum + one.lost, 0)).toBe(lost);
    for (const { lastDay, day, tested, derived } of cases) {
      expect(lastDay < day).toBe(true);
      expect(tested[0].reason).toBe('never-implemented');
      expect(derived === 'unknown' || tested.at(-1).verdict === true).toBe(true);
    }
  });

  it('is printed as a table, as CSV and as a page that stands by itself', async () => {
    const csv: string = await type('retention', 'cancellations', '--csv', '--months', '24');
    const { cases } = await ask('/retention/cancellations?months=24&limit=500');
    const [head, ...lines] = csv.split('\r\n');
    expect(head).toBe('day,account,name,said,derived,because,caught_by,currency,mrr');
    expect(lines).toHaveLength(cases.length);
    const html: string = await type('retention', 'unused', '--html');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|https?:/);
    expect(await type('retention', 'renewals')).toContain('Renewals to come (as of 2026-06-28)');
  });

  it('reads a bounded part of the table', async () => {
    const { meter } = holdfast.ports.table;
    for (const path of ['/retention/cohorts', '/retention/renewals', '/retention/unused', '/retention/cancellations']) {
      const before = { ...meter };
      await ask(path);
      // A summary, and pages of the ledger and the portfolio; besides them a few queries, however many accounts there are.
      expect(meter.calls - before.calls, path).toBeLessThanOrEqual(12);
      expect(meter.readUnits - before.readUnits, path).toBeLessThanOrEqual(20);
    }
  });

  it('is of nobody who looks from far ahead', async () => {
    await expect(ask('/retention/cohorts?month=2027-01')).rejects.toThrow('Expected a month that has begun');
  });
});

const SPEND_MAPPING = `
source: finance
files:
  - file: spend.csv
    record: spend
    columns:
      spendId: id
      fromDay: { template: '{month}-01' }
      channel: channel
      amount: amount
      currency: currency
`;

describe('what was spent on winning customers', () => {
  const folder = join(dir, 'finance');
  const mapping = join(dir, 'finance.yaml');
  /** Takes a file of spending in; gives how its rows fared. */
  async function take(...rows: string[]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(mapping, SPEND_MAPPING);
    writeFileSync(join(folder, 'spend.csv'), `${['id,month,channel,amount,currency', ...rows].join('\n')}\n`);
    const report = await type('import', folder, '--map', mapping, '--json');
    return { ...report.records.spend, rejected: report.rejected, accounts: report.accounts.seen };
  }
  // biome-ignore lint/suspicious/noExplicitAny: as it is answered
  const channel = async (name: string): Promise<any> => {
    const { channels } = await ask('/retention/unit-economics');
    return channels.find((one: { channel: string }) => one.channel === name);
  };

  it('is imported with the sample company: the report says from when to when', async () => {
    const { spending, wonIn, enter } = await ask('/retention/unit-economics');
    expect(spending).toEqual([
      expect.objectContaining({ origin: 'imported', currency: 'USD', from: '2025-06', until: '2026-05' }),
    ]);
    expect(wonIn).toBe('any-currency');
    expect(enter).toEqual([]);
    expect(await type('retention', 'economics')).toMatch(/Spent on winning\s+customers: USD [\d,]+ imported,/);
  });

  it('÷ customers won is what each costs; importing it twice changes nothing; a corrected row replaces the one before', async () => {
    const month = '2026-05';
    const before = await channel('Inbound');
    const rows = [`1,${month},Inbound,1000,USD`, `2,${month},Fair,500.50,USD`];
    expect(await take(...rows)).toEqual({ added: 2, changed: 0, unchanged: 0, rejected: 0, accounts: 0 });
    const inbound = await channel('Inbound');
    expect(inbound.spend).toBeCloseTo(before.spend + 1000, 2);
    const won = inbound.months.reduce((sum: number, one: { won: number }) => sum + one.won, 0);
    expect(inbound.cac).toBeCloseTo(inbound.spend / won, 2);
    expect(await channel('Fair')).toMatchObject({ won: 0, spend: 500.5 });
    expect(await take(...rows)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await channel('Inbound')).toEqual(inbound);
    // Late and corrected: what is not in the file stays as it was.
    expect(await take(`1,${month},Inbound,400,USD`)).toMatchObject({ changed: 1 });
    expect((await channel('Inbound')).spend).toBeCloseTo(before.spend + 400, 2);
    expect(await channel('Fair')).toMatchObject({ spend: 500.5 });
  });

  it('in another currency is told of, and never added up', async () => {
    const before = await ask('/retention/unit-economics');
    expect(await take('3,2026-05,Fair,700,EUR', '4,2026-13,Fair,1,EUR')).toMatchObject({ added: 1, rejected: 1 });
    const after = await ask('/retention/unit-economics');
    expect(after.spending).toEqual(before.spending);
    expect(after.spendingElsewhere).toEqual([
      { origin: 'imported', currency: 'EUR', from: '2026-05', until: '2026-05', spend: 700 },
    ]);
    expect(after.wonIn).toBe('currency');
    const csv: string = await type('retention', 'economics', '--csv');
    expect(csv.split('\r\n')[0]).toBe('channel,won,still_customers,spend,cac,cac_from,arpa,payback');
    expect(csv).toMatch(/^Fair,0,0,500\.5,,,,$/m);
  });
});

describe('the digests', () => {
  const subjects = () => (holdfast.runtime?.outbox.list() ?? []).map(({ subject }) => subject);
  const send = async () => (await holdfast.runtime?.invoke('send-digest', {})) as { result: { sent: string[] } };

  it('are shown without being sent', async () => {
    const shown: string = await type('digest', 'weekly', '--preview');
    expect(shown).toContain('week 2026-W26');
    expect(shown).toContain('What to decide');
    const { changes, decisions } = await type('digest', 'monthly', '--preview', '--json');
    expect(changes.length).toBeGreaterThanOrEqual(3);
    expect(changes.length).toBeLessThanOrEqual(6);
    expect(decisions.length).toBeLessThanOrEqual(3);
    expect(await holdfast.ports.deliveries.find('digest-weekly-2026-W26')).toBeUndefined();
  });

  it('go once, on their day, however often the schedule fires', async () => {
    expect((await send()).result.sent).toEqual(['digest-weekly-2026-W26']);
    expect((await send()).result.sent).toEqual([]);
    await holdfast.runtime?.steps?.advanceTo(new Date('2026-06-30T08:00:00Z'));
    expect((await send()).result.sent).toEqual([]);
    await holdfast.runtime?.steps?.advanceTo(new Date(`${addDays(LAST, 3)}T12:00:00Z`));
    expect((await send()).result.sent).toEqual(['digest-monthly-2026-06']);
    expect((await send()).result.sent).toEqual([]);
    const delivery = await holdfast.ports.deliveries.find('digest-weekly-2026-W26');
    expect(delivery).toMatchObject({
      state: 'sent',
      channel: 'internal',
      to: ['head-of-customer-success@northgauge.example'],
    });
    expect(subjects().filter((subject) => subject.includes('week 2026-W26'))).toHaveLength(1);
  });
});
