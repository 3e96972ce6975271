import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day, daysFrom } from '../../lib/domain/day.ts';
import { fractionOf } from '../../lib/domain/hash.ts';

/** How the files of `writeLeavingExports` are read. */
export const LEAVING_MAPPING = `source: tool
files:
  - file: accounts.csv
    record: account
    columns: { accountId: id, name: id, signupDay: since }
  - file: logins.csv
    record: usage
    columns: { accountId: account, day: day, event: { constant: login }, count: count }
  - file: dashboards.csv
    record: customisation
    columns: { accountId: account, day: day, item: { constant: dashboard }, count: count }
  - file: cancellations.csv
    record: cancellation
    columns: { accountId: account, cancellationId: account, day: day, reason: { constant: price } }
`;

type Company = { accounts: number; from: Day; until: Day };

/**
 * The export of a company whose customers leave by chance, and four times as often when they log in little, four times
 * as often when they have no dashboard: so two things together tell more than each. Every second customer is either.
 */
export function writeLeavingExports(folder: string, { accounts, from, until }: Company): void {
  const rows = {
    accounts: ['id,since'],
    logins: ['account,day,count'],
    dashboards: ['account,day,count'],
    cancellations: ['account,day'],
  };
  for (let index = 0; index < accounts; index += 1) {
    const [isIdle, isBare] = [index % 2 === 0, index % 4 < 2];
    const id = `acc-${String(index).padStart(3, '0')}`;
    const since = addDays(from, index % 28);
    const left = leavingDay(id, since, until, 0.012 * (isIdle ? 4 : 1) * (isBare ? 4 : 1));
    const days = weeksFrom(since, left ?? until);
    rows.accounts.push(`${id},${since}`);
    rows.cancellations.push(...(left ? [`${id},${left}`] : []));
    rows.logins.push(...days.map((day) => `${id},${day},${(isIdle ? 1 : 20) + (index % 5)}`));
    rows.dashboards.push(...(isBare ? [] : days.map((day) => `${id},${day},${3 + (index % 3)}`)));
  }
  mkdirSync(folder, { recursive: true });
  for (const [name, lines] of Object.entries(rows)) writeFileSync(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
}

function weeksFrom(since: Day, until: Day): Day[] {
  return daysFrom(since, until).filter((_, index) => index % 7 === 0);
}

/** The day on which an account leaves that does so with this probability in every four weeks; the same whenever it is asked. */
function leavingDay(id: string, since: Day, until: Day, probability: number): Day | undefined {
  for (let day = addDays(since, 28); day <= until; day = addDays(day, 28)) {
    if (fractionOf(`${id} ${day}`) < probability) return day;
  }
  return undefined;
}
