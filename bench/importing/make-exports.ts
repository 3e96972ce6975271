import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { addDays } from '../../lib/domain/day.ts';

const EVENTS = ['login', 'report_viewed', 'dashboard_edited', 'export', 'search'];
const DAYS = 100;

/** The mapping for what `makeExports` writes. */
export const madeMapping = `source: bench
files:
  - file: accounts.csv
    record: account
    columns: { accountId: account_id, name: name, signupDay: signup }
  - file: events.csv
    record: usage
    columns: { accountId: account_id, day: date, event: event, count: n, users: users, amount: value }
`;

/** Writes an export of so many accounts, 500 daily rows each, always the same for the same number. */
export async function makeExports(folder: string, accounts: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await write(join(folder, 'accounts.csv.gz'), accountRows(accounts));
  await write(join(folder, 'events.csv.gz'), eventRows(accounts));
}

async function write(file: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lines), createGzip({ level: 1 }), createWriteStream(file));
}

function* accountRows(accounts: number): Generator<string> {
  yield 'account_id,name,signup\n';
  for (let account = 0; account < accounts; account += 1) yield `a${account},Company ${account},2025-01-01\n`;
}

/** By day, as a product would write it: the rows of an account lie all over the file. */
function* eventRows(accounts: number): Generator<string> {
  yield 'account_id,date,event,n,users,value\n';
  for (let day = 0; day < DAYS; day += 1) {
    const date = addDays('2025-01-01', day);
    for (let account = 0; account < accounts; account += 1) {
      const rows = EVENTS.map((event, index) => {
        const count = 1 + ((account * 7 + day * 3 + index) % 40);
        return `a${account},${date},${event},${count},${1 + (count % 9)},${count * 1.5}\n`;
      });
      yield rows.join('');
    }
  }
}
