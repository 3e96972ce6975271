import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day, daysFrom } from '../../lib/domain/day.ts';

/** What each file of a delivery holds; a file that is not given is not delivered. */
export type Exported = Partial<Record<'accounts' | 'usage' | 'cases' | 'contracts' | 'leavers', object[]>>;

/** What the exports of a company mean; every file may be missing. */
export const mapping = `
source: crm
files:
  - file: accounts.csv
    record: account
    optional: true
    columns: { accountId: account, name: account, signupDay: since, channel: channel, stage: stage }
  - file: usage.csv
    record: usage
    optional: true
    columns: { accountId: account, day: day, event: event, count: count }
  - file: cases.csv
    record: case
    optional: true
    columns: { accountId: account, caseId: id, openedAt: opened, resolvedAt: resolved, priority: priority }
  - file: contracts.csv
    record: subscription
    optional: true
    columns: { accountId: account, subscriptionId: id, startDay: from, endDay: until, mrr: mrr, currency: currency }
  - file: leavers.csv
    record: cancellation
    optional: true
    columns: { accountId: account, cancellationId: id, day: day }
`;

/** The folder with these files, and no others. */
export function exportTo(folder: string, exported: Exported): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, rows] of Object.entries(exported)) {
    if (rows.length === 0) continue;
    const lines = [Object.keys(rows[0] as object), ...rows.map((row) => Object.values(row))];
    writeFileSync(join(folder, `${name}.csv`), `${lines.map((cells) => cells.join(',')).join('\n')}\n`);
  }
  return folder;
}

export const firstDay = '2026-01-01';
const accounts = Array.from({ length: 40 }, (_, index) => `a${String(index).padStart(2, '0')}`);

/** Every fourth account will leave; until it does, nothing tells it from the others. */
export const willLeave = (account: string): boolean => Number(account.slice(1)) % 4 === 0;
export const leavers = accounts.filter(willLeave);

const number = (account: string) => Number(account.slice(1));

/** What the company exports until a day, as things stand then: as honest as an export can be. */
export function honest(until: Day): Required<Exported> {
  return {
    accounts: accounts.map((account) => ({ account, since: '2025-06-01', channel: 'web', stage: 'live' })),
    usage: accounts.flatMap((account) => usedUntil(account, until)),
    cases: accounts.map((account) => ({
      account,
      id: `c-${account}`,
      opened: `2026-01-${10 + (number(account) % 7)}T08:00:00Z`,
      resolved: `2026-01-${20 + (number(account) % 5)}T08:00:00Z`,
      priority: 'normal',
    })),
    contracts: accounts.map((account) => ({
      ...{
        account,
        id: `s-${account}`,
        from: '2025-06-01',
        until: '',
        mrr: 100 + (number(account) % 5),
        currency: 'EUR',
      },
    })),
    leavers: [],
  };
}

function usedUntil(account: string, until: Day): object[] {
  return daysFrom(firstDay, until).map((day, index) => {
    return { account, day, event: 'login', count: 3 + ((number(account) * 7 + index) % 5) };
  });
}

/** An export of `until` that tells on those who left on `left`: their past is no longer what it was. */
export function telling(until: Day, left: Day): Required<Exported> {
  const told = honest(until);
  const gone = (row: object) => willLeave((row as { account: string }).account);
  const quiet = addDays(left, -50);
  return {
    accounts: told.accounts.map((row) => (gone(row) ? { ...row, channel: 'lost', stage: 'churned' } : row)),
    usage: told.usage.map((row) => (gone(row) && (row as { day: Day }).day >= quiet ? { ...row, count: 0 } : row)),
    cases: [
      ...told.cases,
      ...leavers.map((account) => {
        return { account, id: `exit-${account}`, opened: `${quiet}T08:00:00Z`, resolved: '', priority: 'urgent' };
      }),
    ],
    contracts: told.contracts.map((row) => (gone(row) ? { ...row, until: quiet } : row)),
    leavers: leavers.map((account) => ({ account, id: `x-${account}`, day: left })),
  };
}
