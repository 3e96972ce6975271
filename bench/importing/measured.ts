// A process of its own for each measurement, so that its peak memory is its own: `node measured.ts parse|import <folder> <mapping>`.
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { fileSpools } from '../../lib/adapters/files/file-spools.ts';
import { rejectFiles } from '../../lib/adapters/files/reject-files.ts';
import { exportFolder } from '../../lib/adapters/sources/folder/export-folder.ts';
import { readYaml } from '../../lib/adapters/yaml/read-yaml.ts';
import { importFolder } from '../../lib/usecases/import-folder.ts';
import { discardingStores } from './discarding-stores.ts';

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
    const state = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
    try {
      const { report, faults } = await importFolder(
        { folder, mapping: { file: mapping, text: readFileSync(mapping, 'utf8') } },
        {
          ...discardingStores(),
          documents: { read: readYaml },
          exports: exportFolder,
          spools: fileSpools(join(state, 'spool')),
          rejects: rejectFiles(join(state, 'imports')),
          days: { latestDaySummary: async () => undefined },
          clock: { now: () => new Date() },
          ids: { next: () => 'bench' },
          progress: { report: () => undefined },
        },
      );
      if (!report) throw new Error(faults[0]?.message);
      return report.rows;
    } finally {
      rmSync(state, { recursive: true });
    }
  },
};

const rows = await measurements[what]?.();
const { user, system } = process.cpuUsage();
const seconds = (user + system) / 1e6;
// Time on the CPU, not on the clock: other work on the machine does not count. maxRSS counts kilobytes.
process.stdout.write(JSON.stringify({ rows, seconds, peakBytes: process.resourceUsage().maxRSS * 1024 }));
