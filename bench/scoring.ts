import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ScoredCompany } from './judging/score-companies.ts';
import type { BenchTable } from './part.ts';

const SCRIPT = join(import.meta.dirname, 'judging/score-companies.ts');
const MB = 1e6;

/** What scoring an account's day costs once it is measured, in companies of a thousand accounts and of a million, and what memory it takes. */
export async function run(): Promise<BenchTable[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', SCRIPT]);
  const companies: ScoredCompany[] = JSON.parse(stdout);
  return [
    {
      title: 'Scoring',
      columns: [
        'accounts',
        'account-days per CPU-second',
        'CPU per account × one of 1,000',
        'peak heap MB',
        'heap held afterwards MB',
        'RSS grown MB',
      ],
      rows: companies.map(({ accounts, microseconds, beside, peakHeapBytes, heldBytes, rssGrownBytes }) => [
        accounts,
        Math.round(1e6 / microseconds),
        (microseconds / beside).toFixed(3),
        Math.round(peakHeapBytes / MB),
        (heldBytes / MB).toFixed(1),
        Math.round(rssGrownBytes / MB),
      ]),
      note: 'An account-day with its metrics in memory: health with every point explained, where it stands among its peers in all that the score is made of, all rules with their memory (the shipped workflows). Accounts are made one after the other and not held; making them is not counted. The company of 1,000 is scored again and again between slices of the larger one. Wanted: within 0.9–1.1, memory flat.',
    },
  ];
}
