import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import Table from 'cli-table3';
import { Command } from 'commander';
import type { BenchPart, BenchTable } from './part.ts';

const parts = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'run' && name !== 'part');

const command = new Command('npm run bench --')
  .description('Measures Holdfast against what it is compared with, on this machine, in this run.')
  .argument('[parts...]', `which parts: ${parts.join(', ')}`, parts)
  .option('--json', 'print JSON instead of tables')
  .parse();

const unknown = command.args.filter((name) => !parts.includes(name));
if (unknown.length > 0) command.error(`There is no part ${unknown.join(', ')}; there are: ${parts.join(', ')}.`);

const tables: (BenchTable & { part: string })[] = [];
for (const part of command.processedArgs[0] as string[]) {
  process.stderr.write(`${part} …\n`);
  const { run }: BenchPart = await import(`./${part}.ts`);
  for (const table of await run()) {
    tables.push({ part, ...table });
    if (!command.opts().json) print(table);
  }
}
if (command.opts().json) process.stdout.write(`${JSON.stringify(tables, null, 2)}\n`);

function print({ title, columns, rows, note }: BenchTable) {
  const table = new Table({ head: columns, style: { head: [], border: [] } });
  table.push(...rows.map((row) => row.map(String)));
  process.stdout.write(`\n${title}\n${table.toString()}\n${note ? `${note}\n` : ''}`);
}
