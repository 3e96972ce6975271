import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Day, dayNumber } from '../domain/day.ts';
import { liveThrough, type SampleCompany } from './company.ts';
import { adminToolFiles, USAGE_HEADER, USAGE_PATH, usageLines } from './exports/admin-tool.ts';
import type { SampleFile } from './exports/file.ts';
import { hubspotFiles } from './exports/hubspot.ts';
import { salesforceFiles } from './exports/salesforce.ts';
import { zendeskFiles } from './exports/zendesk.ts';
import type { PopulationPlan } from './population.ts';

/**
 * What to write: the company is watched from `firstDay` to `until`, both included; `accounts` is how many will have
 * signed up after 18 months. A later `until` with the same other values is the same company, later.
 */
export type SampleRequest = { folder: string; seed: number; firstDay: Day; until: Day; accounts: number };

/** What was written: the files (paths inside the folder) and how much use they tell of. */
export type WrittenSample = { files: string[]; accounts: number; usageRows: number };

/** A file is seen under its own name only when it is whole. */
const UNFINISHED = '.partial';

const LINES_PER_CHUNK = 1_000;

/**
 * Writes the sample company as four folders, `salesforce`, `zendesk`, `hubspot` and `admin-tool`, as those systems would
 * export it. All files are written beside their places first and put there at the end, replacing what was there.
 */
export async function writeSample({ folder, seed, firstDay, until, accounts }: SampleRequest): Promise<WrittenSample> {
  const plan = { seed, firstDay: dayNumber(firstDay), until: dayNumber(until), accounts };
  const counter = { usageRows: 0 };
  const company = await writeUsage(join(folder, USAGE_PATH), plan, counter);
  const files = [salesforceFiles, zendeskFiles, hubspotFiles, adminToolFiles].flatMap((exported) => exported(company));
  for (const file of files) await writeLines(join(folder, file.path), file);
  const paths = [USAGE_PATH, ...files.map(({ path }) => path)];
  for (const path of paths) await rename(join(folder, path + UNFINISHED), join(folder, path));
  return { files: paths.sort(), accounts: company.accounts.length, usageRows: counter.usageRows };
}

async function writeUsage(path: string, plan: PopulationPlan, counter: { usageRows: number }): Promise<SampleCompany> {
  await mkdir(dirname(path), { recursive: true });
  const days = liveThrough(plan);
  let company: SampleCompany | undefined;
  function* chunks(): Generator<string> {
    yield `${USAGE_HEADER}\n`;
    for (let next = days.next(); ; next = days.next()) {
      if (next.done) {
        company = next.value;
        return;
      }
      const lines = next.value.flatMap((use) => usageLines(plan, use));
      counter.usageRows += lines.length;
      yield lines.map((line) => `${line}\n`).join('');
    }
  }
  await pipeline(Readable.from(chunks()), createGzip(), createWriteStream(path + UNFINISHED));
  if (!company) throw new Error('expected the company to be lived through to its end, found the stream closed before');
  return company;
}

async function writeLines(path: string, { lines }: SampleFile): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await pipeline(Readable.from(chunksOf(lines)), createWriteStream(path + UNFINISHED));
}

function* chunksOf(lines: Iterable<string>): Generator<string> {
  let chunk: string[] = [];
  for (const line of lines) {
    if (chunk.push(line) < LINES_PER_CHUNK) continue;
    yield `${chunk.join('\n')}\n`;
    chunk = [];
  }
  if (chunk.length > 0) yield `${chunk.join('\n')}\n`;
}
