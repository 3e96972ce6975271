import { type Day, monthOf } from '../../domain/day.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import type { SourceFreshness } from '../../domain/metrics/source-freshness.ts';
import { collectPeers } from '../../domain/peers/collect-peers.ts';
import { finalisePeers } from '../../domain/peers/finalise-peers.ts';
import type { PeerTable } from '../../domain/peers/peer-table.ts';
import { measureAsKnown } from '../../domain/replay/measure-as-known.ts';
import { type Layout, type PackedDays, packDays, unpackDay } from '../../domain/replay/packed-days.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { ImportStore, Progress, RecordStore } from '../../ports.ts';
import { allAccountIds, readDossiers } from './read-dossiers.ts';

export type ReplayPorts = { records: RecordStore; imports: ImportStore; progress: Progress };

/** What to measure anew of the history. */
export type Replay = {
  /** Oldest first; every day, or snapshots apart. */
  days: readonly Day[];
  published: Pick<Workflows, 'catalogue' | 'milestones'>;
  /** All when absent. */
  metrics?: ReadonlySet<string>;
  /** The metrics that are compared with peers. */
  peerMetrics: readonly string[];
  /** Which accounts take part, as peers too; all when absent. */
  accounts?: (accountId: string) => boolean;
};

/** All accounts that had signed up by the day, in the order of their ids, milestones filled in, provenance left out. Who has cancelled is still among them. */
export type ReplayedDay = { day: Day; peers: PeerTable; accounts: AccountDay[] };

/** About so many bytes of measured days are held at once; a longer replay works through windows of days, and reads the accounts once for each. */
const WINDOW_BYTES = 400e6;

/** Measures the history anew, day after day, as it was known on each day. Nothing is written. */
export async function* replayDays(replay: Replay, ports: ReplayPorts): AsyncGenerator<ReplayedDay> {
  const { accounts = () => true, published } = replay;
  const ids = (await allAccountIds(ports.records)).filter(accounts);
  const freshness = await freshnessOf(ports.imports);
  const metrics = metricsOf(replay);
  const windows = windowsOf(replay.days, ids.length * metrics.length);
  for (const [number, days] of windows.entries()) {
    const layout = { days, metrics };
    const part = { done: number * ids.length, total: windows.length * ids.length };
    const measured = await measureWindow(layout, { ids, freshness, replay, part }, ports);
    for (const [index, day] of days.entries()) {
      const found = measured.flatMap((packed) => unpackDay(packed, index, layout) ?? []);
      const peers = collectPeers(day, found, published.catalogue, replay.peerMetrics);
      yield { day, peers: finalisePeers(peers, published.catalogue), accounts: found };
    }
  }
}

async function freshnessOf(imports: ImportStore): Promise<SourceFreshness> {
  const sources = await imports.sources();
  return Object.fromEntries(sources.map(({ source, span }) => [source, span]));
}

function metricsOf({ metrics, peerMetrics, published }: Replay): string[] {
  const all = [...published.catalogue.metrics.keys()];
  return metrics ? all.filter((id) => metrics.has(id) || peerMetrics.includes(id)) : all;
}

/** The days cut so that a window's values, of nine bytes each, stay within bounds. */
function windowsOf(days: readonly Day[], valuesPerDay: number): Day[][] {
  const size = Math.max(1, Math.floor(WINDOW_BYTES / 9 / Math.max(1, valuesPerDay)));
  return Array.from({ length: Math.ceil(days.length / size) }, (_, window) =>
    days.slice(window * size, (window + 1) * size),
  );
}

type Measuring = {
  ids: string[];
  freshness: SourceFreshness;
  replay: Replay;
  part: { done: number; total: number };
};

async function measureWindow(
  layout: Layout,
  { ids, freshness, replay, part }: Measuring,
  { records, progress }: ReplayPorts,
): Promise<PackedDays[]> {
  const packed: PackedDays[] = [];
  const { days } = layout;
  const only = new Set(layout.metrics);
  let { done } = part;
  for await (const dossier of readDossiers(ids, monthOf(days.at(-1) as Day), records)) {
    const measured = measureAsKnown(dossier, replay.published, { days, freshness, only });
    packed.push(packDays(dossier.profile.accountId, measured, layout));
    done += 1;
    progress.report(done, part.total, 'accounts replayed');
  }
  return packed;
}
