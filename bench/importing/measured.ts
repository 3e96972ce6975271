// A process of its own for each measurement, so that its peak memory is its own: `node measured.ts parse|import <folder> <mapping>`.
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { discardingStores } from './discarding-stores.ts';
import { importIntoMemory } from './import-into-memory.ts';

const [, , what = '', folder = '', mapping = ''] = process.argv;

const measurements: Record<string, () => Promise<number>> = {
  /** What any import pays: every CSV file, parsed by csv-parse and nothing else. */
  async parse() {
    let rows = 0;
    for (const file of readdirSync(folder).filter((name) => /\.csv(\.gz)?$/.test(name))) {
      const bytes = createReadStream(join(folder, file));
      const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
      for await (const _ of text.pipe(parse({ from_line: 2 }))) rows += 1;
    }
    return rows;
  },

  async import() {
    return (await importIntoMemory({ folder, mapping }, discardingStores())).report.rows;
  },
};

const rows = await measurements[what]?.();
const { user, system } = process.cpuUsage();
const seconds = (user + system) / 1e6;
// Time on the CPU, not on the clock: other work on the machine does not count. maxRSS counts kilobytes.
process.stdout.write(JSON.stringify({ rows, seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
