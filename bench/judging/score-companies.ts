// A process of its own, so that its memory is its own: `node --expose-gc score-companies.ts`. Prints JSON.
import type { PeerTable } from '../../lib/domain/peers/peer-table.ts';
import type { Workflows } from '../../lib/domain/workflows/workflows.ts';
import { inputs, peersOf, scoreDay } from './score-day.ts';
import { shippedFiles, workflowsOf } from './shipped-workflows.ts';

const SMALL = 1000;
const SIZES = [10_000, 100_000, 1_000_000];
/** A company is scored in slices; between two of them the company of a thousand is scored, so that both meet the same machine. */
const SLICES = 20;
const SMALL_PER_SLICE = 4;
const AT_ONCE = 100;

export type ScoredCompany = {
  accounts: number;
  /** CPU time for each account, and for each of a thousand's scored in between: microseconds. */
  microseconds: number;
  beside: number;
  peakHeapBytes: number;
  /** What is left when the company has been scored: heap in use after collecting garbage, against before. */
  heldBytes: number;
  rssGrownBytes: number;
};

type Company = { workflows: Workflows; peers: PeerTable };

const workflows = workflowsOf(shippedFiles());
const company: Company = { workflows, peers: peersOf(workflows) };
for (let round = 0; round < 10; round += 1) score(company, 0, SMALL);
const scored = SIZES.map((accounts) => scoreCompany(company, accounts));
process.stdout.write(JSON.stringify(scored));

function scoreCompany(company: Company, accounts: number): ScoredCompany {
  globalThis.gc?.();
  const before = process.memoryUsage();
  const slice = accounts / SLICES;
  const total = { microseconds: 0, peak: 0 };
  let beside = 0;
  for (let from = 0; from < accounts; from += slice) {
    const { microseconds, peak } = score(company, from, from + slice);
    total.microseconds += microseconds;
    total.peak = Math.max(total.peak, peak);
    for (let round = 0; round < SMALL_PER_SLICE; round += 1) beside += score(company, 0, SMALL).microseconds;
  }
  const peakRss = process.memoryUsage.rss();
  globalThis.gc?.();
  return {
    accounts,
    microseconds: total.microseconds / accounts,
    beside: beside / SLICES / SMALL_PER_SLICE / SMALL,
    peakHeapBytes: total.peak,
    heldBytes: process.memoryUsage().heapUsed - before.heapUsed,
    rssGrownBytes: peakRss - before.rss,
  };
}

/** Scores some accounts; making them is not counted. */
function score({ workflows, peers }: Company, from: number, until: number): { microseconds: number; peak: number } {
  let microseconds = 0;
  let peak = 0;
  for (let first = from; first < until; first += AT_ONCE) {
    const some = [...inputs(workflows, first, Math.min(until, first + AT_ONCE))];
    const start = process.cpuUsage();
    for (const input of some) scoreDay(input, peers, workflows);
    const { user, system } = process.cpuUsage(start);
    microseconds += user + system;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  return { microseconds, peak };
}
