import { join } from 'node:path';
import { type Context, deployedOf, expect, type Step } from '../context.ts';
import { holdfast } from '../holdfast.ts';

type Accounts = { total: number; accounts: { accountId: string; score?: number }[] };

async function moveToLaptop(context: Context): Promise<string> {
  const { api, tokens } = deployedOf(context);
  const [file, dir] = [join(context.folder, 'table.ndjson.gz'), join(context.folder, 'laptop')];
  const { items } = await holdfast<{ items: number }>(['table', 'export', file, '--table', context.prefix]);
  await holdfast(['table', 'import', file, '--dir', dir]);
  const here = await holdfast<Accounts>(['accounts', '--dir', dir, '--limit', '200']);
  const there = await api.fetch<Accounts>('/accounts?limit=200', String(tokens.viewer));
  const judged = ({ accounts }: Accounts) => JSON.stringify(accounts.map(({ accountId, score }) => [accountId, score]));
  expect(judged(here) === judged(there), 'The accounts on the laptop are not those of the deployment.');
  return `${items} items; the same ${here.total} accounts with the same scores`;
}

/** The table of a deployment, somewhere else. */
export const moving: Step[] = [{ title: 'export the table, and open it on a laptop', run: moveToLaptop }];
