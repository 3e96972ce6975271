import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localIdentity } from '../../functions/api/identity.ts';
import { createWholeApi } from '../../functions/api/whole-api.ts';
import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { httpEvent } from '../factories/http-event.ts';
import { writeLargePortfolio } from '../factories/large-portfolio.ts';
import { publishSomeFiles, reading } from '../factories/workflows.ts';

const day = '2026-03-01';
const accounts = 10_000;
/** What Lambda can hand over, and what a person's page may cost. */
const MOST_BYTES = 6 * 1024 * 1024;

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let ask: (path: string) => Promise<{ bytes: number; compressed: number; units: number; body: Record<string, unknown> }>;
beforeAll(async () => {
  embedded = await embeddedTable();
  const { table } = embedded;
  const clock = { now: () => new Date('2026-03-02T09:00:00Z') };
  const stores = dynamoStores(table, clock);
  await publishSomeFiles(stores.workflows);
  await writeLargePortfolio(stores.days, { accounts, day });
  const handler = createWholeApi({ clock, ...stores, ...reading } as never, { identify: localIdentity });
  ask = async (path) => {
    const before = table.meter.readUnits;
    const { body } = await handler(httpEvent(path), {});
    const units = table.meter.readUnits - before;
    const packed = await handler(httpEvent(path, { headers: { 'accept-encoding': 'br' } }), {});
    return { bytes: Buffer.byteLength(body), compressed: packed.body.length, units, body: JSON.parse(body) };
  };
}, 60_000);
afterAll(() => embedded.close());

describe('ten thousand accounts', () => {
  it('are listed page after page, each within what Lambda hands over, for less than a read unit per hundred', async () => {
    const seen = new Set<string>();
    let cursor = '';
    do {
      const { body, bytes, compressed, units } = await ask(`/accounts?customers=all&limit=4000${cursor}`);
      expect(bytes).toBeLessThan(MOST_BYTES);
      expect(compressed).toBeLessThan(MOST_BYTES / 8);
      expect(units).toBeLessThan(accounts / 100);
      for (const { accountId } of body.accounts as { accountId: string }[]) seen.add(accountId);
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(seen.size).toBe(accounts);
  });

  it('are asked a condition for less than a read unit per ten', async () => {
    const { body, units } = await ask(
      `/segments/matches?where=${encodeURIComponent('logins_28d < 6 && dashboards >= 3')}`,
    );
    expect(body.accountIds).toHaveLength(666);
    expect(units).toBeLessThan(accounts / 10);
  });

  it('are told at a glance for a few read units, however many they are', async () => {
    const { body, units } = await ask('/portfolio');
    expect(body).toMatchObject({ day, history: [{ accounts: 9500 }] });
    expect(units).toBeLessThan(10);
  });
});
