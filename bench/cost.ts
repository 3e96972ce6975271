import { assumptions } from './costing/assumptions.ts';
import { type Counted, countOperations } from './costing/count-operations.ts';
import { type Price, prices, pricesAsOf } from './costing/prices.ts';
import { type Quantity, quantitiesOf } from './costing/quantities.ts';
import type { BenchTable } from './part.ts';

const SIZES = [1000, 10_000, 100_000, 1_000_000];
const TARGET_IN_USD = 1;

/** What a month costs at the list prices of AWS: operations counted over a week of the sample company, times their price. */
export async function run(): Promise<BenchTable[]> {
  const counted = await countOperations();
  const quantities = quantitiesOf(counted);
  return [countedTable(counted), quantityTable(quantities), billTable(quantities)];
}

function countedTable({
  accounts,
  days,
  functions,
  transitions,
  mails,
  webhooks,
  stored,
  exports,
  training,
}: Counted): BenchTable {
  // Trained once, before the week began.
  const rows = [...new Map([...functions, ['train-risk', training] as const])].map(
    ([name, { invocations, cpuSeconds, tableCalls, readUnits, writeUnits, logBytes }]) => [
      name,
      invocations,
      cpuSeconds.toFixed(1),
      tableCalls,
      Math.round(readUnits),
      Math.round(writeUnits),
      Math.round(logBytes / 1000),
    ],
  );
  return {
    title: `Counted: ${accounts} accounts, ${days} days, and their playbook runs to the end`,
    columns: ['function', 'invocations', 'CPU s', 'calls of the table', 'read units', 'write units', 'log KB'],
    rows,
    note:
      `${transitions.playbookRuns} playbook runs with ${transitions.ofPlaybooks} state transitions; ${transitions.perDailyRun} transitions a daily run; ` +
      `${mails} mails, ${webhooks} webhooks; ${Math.round(stored.perAccountDay)} bytes stored per account-day, ${Math.round(stored.perAccount)} more per account; ` +
      `${Math.round(exports.bytes / accounts / 1000)} KB of exports per account. ` +
      'CPU is that of the whole process, the embedded table included. Nobody does the tasks; all four sources export their whole history every day.',
  };
}

function quantityTable(quantities: Quantity[]): BenchTable {
  return {
    title: 'Quantities a month, and prices',
    columns: ['service', 'unit', 'per account', 'always', 'USD', 'for'],
    rows: quantities.map(({ of, perAccount, always }) => {
      const { service, unit, usd, per } = prices[of];
      return [service, unit, significant(perAccount), significant(always), usd, per];
    }),
    note: `List prices of us-east-1 as of ${pricesAsOf}, no free tier. Assumed: ${JSON.stringify(assumptions)}.`,
  };
}

function billTable(quantities: Quantity[]): BenchTable {
  const operations = quantities.filter(({ counted }) => counted);
  const standing = quantities.filter(({ counted }) => !counted);
  const services = [...new Set(operations.map(({ of }) => prices[of].service))];
  const row = (what: string, of: Quantity[]) => [what, ...SIZES.map((accounts) => dollars(costOf(of, accounts)))];
  const perService = services.map((service) =>
    row(
      service,
      operations.filter(({ of }) => prices[of].service === service),
    ),
  );
  const names = standing.map(({ of }) => prices[of].unit).join(', ');
  return {
    title: 'USD a month, by accounts judged daily',
    columns: ['', ...SIZES.map((accounts) => accounts.toLocaleString('en'))],
    rows: [
      ...perService,
      row('operations together', operations),
      ['target', `≤ ${TARGET_IN_USD}`, '', '', ''],
      row('standing', standing),
      row('all', quantities),
    ],
    note: `Standing, whatever happens: ${names}.`,
  };
}

function costOf(quantities: Quantity[], accounts: number): number {
  return quantities.reduce((sum, { of, perAccount, always }) => {
    const { usd, per }: Price = prices[of];
    return sum + ((perAccount * accounts + always) / per) * usd;
  }, 0);
}

const significant = (value: number) => (value === 0 ? '0' : String(Number(value.toPrecision(3))));
const dollars = (value: number) => (value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en'));
