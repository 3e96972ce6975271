import { addDays } from '../lib/domain/day.ts';
import { scoreAccount } from '../lib/domain/health/score-account.ts';
import type { Scorecard } from '../lib/domain/health/scorecard.ts';
import type { Catalogue } from '../lib/domain/metrics/catalogue.ts';
import { measureAccount } from '../lib/domain/metrics/measure-account.ts';
import type { SourceFreshness } from '../lib/domain/metrics/source-freshness.ts';
import { peerCollector } from '../lib/domain/peers/collect-peers.ts';
import { finalisePeers } from '../lib/domain/peers/finalise-peers.ts';
import type { PeerTable } from '../lib/domain/peers/peer-table.ts';
import type { Dossier } from '../lib/domain/records/dossier.ts';
import { madeDossiers } from './judging/made-dossiers.ts';
import { shippedFiles, workflowsOf } from './judging/shipped-workflows.ts';
import type { BenchTable } from './part.ts';

const POOL = 100;
const DAY = '2026-03-01';
const SIZES = [1000, 20_000];
const RANGE_DAYS = 90;

type Judging = {
  catalogue: Catalogue;
  scorecards: Scorecard[];
  dossiers: Dossier[];
  freshness: SourceFreshness;
  peers: PeerTable;
};

/** What measuring and scoring an account's day costs, and that neither more accounts nor more days make one dearer. */
export async function run(): Promise<BenchTable[]> {
  const judging = prepare();
  judgeDays(judging, { accounts: 300, from: DAY });
  const rows = SIZES.map((accounts) => ({
    name: `${accounts} accounts, 1 day`,
    ...judgeDays(judging, { accounts, from: DAY }),
  }));
  const from = addDays(DAY, 1 - RANGE_DAYS);
  rows.push({ name: `300 accounts, ${RANGE_DAYS} days in one pass`, ...judgeDays(judging, { accounts: 300, from }) });
  const first = rows[0]?.microseconds ?? 1;
  return [
    {
      title: 'Measuring and scoring',
      columns: [
        'run',
        'account-days',
        'account-days per CPU-second',
        'CPU per account-day × the first',
        'heap grown MB',
      ],
      rows: rows.map(({ name, days, microseconds, grownBytes }) => [
        name,
        days,
        Math.round(1e6 / microseconds),
        (microseconds / first).toFixed(2),
        Math.round(grownBytes / 1e6),
      ]),
      note: `Each account has a year of records (${POOL} different ones, over and over), all ${judging.catalogue.metrics.size} metrics and ${judging.scorecards.flatMap(({ measures }) => measures).length} measures. Nothing is kept: what the heap grows by is garbage not yet collected, and must not grow with the accounts.`,
    },
  ];
}

function prepare(): Judging {
  const { catalogue, scorecards } = workflowsOf(shippedFiles());
  const { dossiers, freshness } = madeDossiers(POOL, DAY);
  const collector = peerCollector(DAY, catalogue, [...catalogue.metrics.keys()]);
  for (const dossier of dossiers) {
    for (const day of measureAccount(dossier, catalogue, { from: DAY, until: DAY, freshness })) collector.add(day);
  }
  const peers = finalisePeers(collector.collect(), catalogue);
  return { catalogue, scorecards, dossiers, freshness, peers };
}

function judgeDays(
  { catalogue, scorecards, dossiers, freshness, peers }: Judging,
  asked: { accounts: number; from: string },
) {
  const heap = process.memoryUsage().heapUsed;
  const start = process.cpuUsage();
  let days = 0;
  let most = heap;
  for (let account = 0; account < asked.accounts; account += 1) {
    const dossier = dossiers[account % dossiers.length] as Dossier;
    for (const day of measureAccount(dossier, catalogue, { from: asked.from, until: DAY, freshness })) {
      scoreAccount(day, peers, scorecards);
      days += 1;
    }
    if (account % 500 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  const { user, system } = process.cpuUsage(start);
  return { days, microseconds: (user + system) / days, grownBytes: most - heap };
}
