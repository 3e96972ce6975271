import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, type Day } from '../domain/day.ts';
import type { ImportReport } from '../domain/sources/import-report.ts';
import type { Progress } from '../ports/system.ts';
import { writeSample } from '../sample/write-sample.ts';
import { SampleDiffers, SampleUnreadable } from './errors.ts';
import { importPatiently } from './import-patiently.ts';
import type { LocalPorts } from './ports.ts';
import { readJsonFile } from './read-json-file.ts';
import { writeAtomically } from './write-atomically.ts';

/** Which company: another seed or size is another one. */
export type SampleChoice = { seed: number; accounts: number };

/** What a folder's sample is, how far its exports tell, and how far they have been taken in. */
type SampleState = SampleChoice & { firstDay: Day; writtenUntil?: Day; importedUntil?: Day };

/** Salesforce knows who is a customer and the admin tool since when; the others refer to them. */
export const sampleSources = ['salesforce', 'admin-tool', 'zendesk', 'hubspot'];
/** For how many days the sample company has been watched when it is made. */
export const sampleDays = 548;
const mappings = fileURLToPath(new URL('../../examples/mappings/', import.meta.url));

const sampleFolder = (dir: string) => join(dir, 'sample');
const stateFile = (dir: string) => join(sampleFolder(dir), 'sample.json');

/** True when the folder has a sample company. */
export function hasSample(dir: string): boolean {
  return readJsonFile<SampleState>(stateFile(dir)) !== undefined;
}

/**
 * Makes the sample company in `<dir>/sample`, or lets it live on, up to and including `until`: its exports are written
 * anew when they do not reach that day. Throws SampleDiffers when the folder has another company.
 */
export async function extendSample(dir: string, until: Day, choice: Partial<SampleChoice> = {}): Promise<void> {
  const state = stateOf(dir, until, choice);
  if ((state.writtenUntil ?? '') >= until) return;
  const { seed, accounts, firstDay } = state;
  writeState(dir, state);
  await writeSample({ folder: sampleFolder(dir), seed, accounts, firstDay, until });
  writeState(dir, { ...state, writtenUntil: until });
}

function stateOf(dir: string, until: Day, { seed, accounts }: Partial<SampleChoice>): SampleState {
  const state = readJsonFile<SampleState>(stateFile(dir));
  if (!state) return { seed: seed ?? 1, accounts: accounts ?? 300, firstDay: addDays(until, 1 - sampleDays) };
  if ((seed ?? state.seed) === state.seed && (accounts ?? state.accounts) === state.accounts) return state;
  throw new SampleDiffers(dir, state);
}

/** Takes the sample's four exports in, unless they have been; the reports of the imports it took. */
export async function importSample(dir: string, ports: LocalPorts, progress: Progress): Promise<ImportReport[]> {
  const state = readJsonFile<SampleState>(stateFile(dir));
  if (!state?.writtenUntil || state.importedUntil === state.writtenUntil) return [];
  const reports: ImportReport[] = [];
  for (const [index, source] of sampleSources.entries()) {
    const part: Progress = {
      report: (done, total) =>
        progress.report((index + done / Math.max(1, total)) * 100, sampleSources.length * 100, `taking in ${source}`),
    };
    reports.push(await importSource(source, dir, { ...ports, progress: part }));
  }
  writeState(dir, { ...state, importedUntil: state.writtenUntil });
  return reports;
}

async function importSource(source: string, dir: string, ports: LocalPorts): Promise<ImportReport> {
  const file = join(mappings, `${source}.yaml`);
  const mapping = { file, text: await readFile(file, 'utf8') };
  // The company lived on while nobody looked: what its exports tell is its history, not late news.
  const given = { folder: join(sampleFolder(dir), source), mapping, backfill: true };
  const { report, faults } = await importPatiently(given, ports);
  if (!report) throw new SampleUnreadable(file, faults[0]?.message ?? 'it has faults');
  return report;
}

function writeState(dir: string, state: SampleState): void {
  writeAtomically(stateFile(dir), JSON.stringify(state, undefined, 2));
}
