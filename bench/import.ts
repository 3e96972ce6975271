import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { madeMapping, makeExports } from './importing/make-exports.ts';
import type { BenchTable } from './part.ts';

type Measured = { rows: number; seconds: number; peakBytes: number };
type Input = { name: string; folder: string; mapping: string };

const ACCOUNTS = 500;
const TIMES_MORE = 4;
const SHARED = resolve(import.meta.dirname, '../../shared/data/crm5');
const execute = promisify(execFile);

/** Rows an import takes in, against csv-parse only parsing the same files, and the most memory each takes. */
export async function run(): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-import-'));
  try {
    const rows: BenchTable['rows'] = [];
    for (const input of await inputs(folder)) rows.push(await compare(input));
    return [
      {
        title: 'Import',
        columns: ['input', 'rows', 'rows/s', 'parse only rows/s', 'time ÷ parsing', 'peak MB', 'parse only peak MB'],
        rows,
        note: `Seconds are CPU-seconds. Import: read, converted, checked, sorted by account, applied and packed for the table; nothing is sent. Parse only: csv-parse over the same files. Memory must not grow with the input: the second line has ${TIMES_MORE} times the rows of the first.`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function inputs(folder: string): Promise<Input[]> {
  const mapping = join(folder, 'mapping.yaml');
  writeFileSync(mapping, madeMapping);
  const sizes = [ACCOUNTS, ACCOUNTS * TIMES_MORE];
  const made = sizes.map((accounts) => ({
    name: `${accounts} accounts, made`,
    folder: join(folder, String(accounts)),
    mapping,
  }));
  for (const [index, { folder: into }] of made.entries()) await makeExports(into, sizes[index] as number);
  const shared = {
    name: 'crm5',
    folder: SHARED,
    mapping: resolve(import.meta.dirname, '../examples/mappings/crm5.yaml'),
  };
  return existsSync(SHARED) ? [...made, shared] : made;
}

async function compare({ name, folder, mapping }: Input): Promise<(string | number)[]> {
  const parsing = await measure('parse', folder, mapping);
  const importing = await measure('import', folder, mapping);
  const perSecond = ({ rows, seconds }: Measured) => Math.round(rows / seconds);
  const megabytes = ({ peakBytes }: Measured) => Math.round(peakBytes / 1e6);
  return [
    name,
    importing.rows,
    perSecond(importing),
    perSecond(parsing),
    (importing.seconds / parsing.seconds).toFixed(2),
    megabytes(importing),
    megabytes(parsing),
  ];
}

async function measure(what: 'parse' | 'import', folder: string, mapping: string): Promise<Measured> {
  const script = join(import.meta.dirname, 'importing/measured.ts');
  const { stdout } = await execute(process.execPath, [script, what, folder, mapping]);
  return JSON.parse(stdout);
}
