import { constants } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { trainFirstRiskModel } from '../../lib/local/first-risk-model.ts';
import { serveHoldfast } from '../../lib/local/open-holdfast.ts';
import { prepareFolder } from '../../lib/local/prepare-folder.ts';
import { cacheFolder, nameOf } from './cache-folder.ts';
import { onceIn } from './once.ts';

/** The time in the sample company: a Tuesday morning in New York, where it is. */
export const sampleNow = new Date('2026-11-24T15:00:00Z');

const COMPANY = { sample: true, seed: 1, accounts: 300, history: 35 };

/** Raised when the sample, or what is judged of it, is another one: then the one that a machine has is made anew. */
const MADE = 2;

/** What decides what the sample looks like, and changes more often than anybody thinks of `MADE`. */
const SOURCES = ['lib/sample/**', 'lib/domain/retention/**', 'lib/usecases/measure-shard.ts'];

/** A state folder with the sample company, judged up to the day before `sampleNow`. It is made once, which takes a few minutes. */
export function sampleFolder(): Promise<string> {
  const name = nameOf(SOURCES, JSON.stringify([COMPANY, sampleNow, MADE]));
  return onceIn(join(cacheFolder, 'companies', name), async (dir) => {
    process.stderr.write('Making the sample company, once: a few minutes.\n');
    const holdfast = await serveHoldfast({ dir, speed: 'stepped', start: sampleNow });
    await prepareFolder(COMPANY, holdfast, silentProgress);
    await trainFirstRiskModel(holdfast.ports, async () => void (await holdfast.runtime?.invoke('train-risk', {})));
    await holdfast.close();
  });
}

/** A copy of that folder, to do with as one likes; whoever asks for it removes it. */
export async function copiedSampleFolder(): Promise<string> {
  const folder = await sampleFolder();
  const copy = await mkdtemp(join(tmpdir(), 'holdfast-console-'));
  await cp(folder, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return copy;
}
