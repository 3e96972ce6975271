import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SnapshotTable } from '../../lib/domain/risk/snapshot-table.ts';

/** The snapshots that a model was trained on, and those it was tested on, with the same features. */
export type SnapshotTables = { train: SnapshotTable; test: SnapshotTable };

/** The probabilities that scikit-learn gives the test snapshots. */
export type ScikitPredictions = { version: string; logistic: number[]; boosting: number[] };

/** Where Debian's python3-sklearn lives. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = join(import.meta.dirname, 'scikit.py');
const execute = promisify(execFile);

/** Whether scikit-learn is on this machine (Debian: apt-get install python3-sklearn). */
export async function hasScikit(): Promise<boolean> {
  return execute(PYTHON, ['-c', 'import sklearn']).then(
    () => true,
    () => false,
  );
}

/** Trains scikit-learn on the very same snapshots, and has it predict the ones to test on. */
export async function predictWithScikit({ train, test }: SnapshotTables): Promise<ScikitPredictions> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-scikit-'));
  try {
    const features = train.features.map(({ id }) => id);
    const told = { features, rows: rowsOf(train), testRows: rowsOf(test), happened: [...train.happened] };
    writeFileSync(join(folder, 'snapshots.json'), JSON.stringify(told));
    writeFileSync(join(folder, 'train.f32'), columnsOf(train, train.features));
    writeFileSync(join(folder, 'test.f32'), columnsOf(test, train.features));
    const { stdout } = await execute(PYTHON, [SCRIPT, folder], { maxBuffer: 1e9 });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rowsOf = ({ days }: SnapshotTable) => days.length;

/** Column after column, in the order of the features. */
function columnsOf(table: SnapshotTable, features: SnapshotTable['features']): Float32Array {
  const rows = rowsOf(table);
  const values = new Float32Array(rows * features.length).fill(Number.NaN);
  const places = new Map(table.features.map(({ id }, place) => [id, place]));
  for (const [index, { id }] of features.entries()) {
    const column = table.columns[places.get(id) ?? -1];
    if (column) values.set(column, index * rows);
  }
  return values;
}
