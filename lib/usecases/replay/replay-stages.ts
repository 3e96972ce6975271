import { type Day, monthOf } from '../../domain/day.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import type { Catalogue } from '../../domain/metrics/catalogue.ts';
import type { SourceFreshness } from '../../domain/metrics/source-freshness.ts';
import type { Milestone } from '../../domain/milestones/milestone.ts';
import { collectPeers } from '../../domain/peers/collect-peers.ts';
import { finalisePeers } from '../../domain/peers/finalise-peers.ts';
import type { PeerTable } from '../../domain/peers/peer-table.ts';
import { type KnownAccount, knownAccount } from '../../domain/replay/measure-as-known.ts';
import { type Layout, layOut, type PackedDays, packDays, unpackDay } from '../../domain/replay/packed-days.ts';
import { freshnessOf } from '../freshness-of.ts';
import { allAccountIds, readDossiers } from './read-dossiers.ts';
import type { ReplayedDay, ReplayPorts } from './replayed-day.ts';

/** Days on which the same is measured; no milestones are looked for when none are given. */
export type Stage = {
  days: readonly Day[];
  metrics?: ReadonlySet<string>;
  peerMetrics: readonly string[];
  milestones: Milestone[];
};

/** Stages one after the other, oldest first: earlier days often need less than later ones. */
export type Staged = {
  stages: readonly Stage[];
  catalogue: Catalogue;
  accounts?: (accountId: string) => boolean;
  /** About so many bytes of measured days are held at once; a longer replay works through several passes, and reads the accounts once for each. */
  bytes?: number;
  look?: Look;
};

/**
 * Is shown each account before the first day is given, with all of its days as they were measured, or without where a
 * long replay has not measured them all yet.
 */
export type Look = (account: KnownAccount, days?: readonly AccountDay[]) => void;

const PASS_BYTES = 400e6;

type Part = { stage: Stage; layout: Layout };

/** Measures stages of the history anew, each account read once if its days fit in memory. */
export async function* replayStages(staged: Staged, ports: ReplayPorts): AsyncGenerator<ReplayedDay> {
  const { accounts = () => true, catalogue, look } = staged;
  const ids = (await allAccountIds(ports.records)).filter(accounts);
  const freshness = await freshnessOf(ports.imports);
  const passes = passesOf(staged, ids.length);
  for (const [number, parts] of passes.entries()) {
    const progress = { done: number * ids.length, total: passes.length * ids.length };
    const shown = number === 0 ? look : undefined;
    const until = passes.at(-1)?.at(-1)?.layout.days.at(-1);
    const isWhole = passes.length === 1;
    const measuring = { ids, freshness, catalogue, progress, until, isWhole, look: shown };
    const measured = await measureParts(parts, measuring, ports);
    for (const [part, { stage, layout }] of parts.entries()) {
      const packed = measured[part] as PackedDays[];
      for (const [index, day] of layout.days.entries()) {
        const found = packed.flatMap((one) => unpackDay(one, index, layout) ?? []);
        yield withPeers(day, found, stage.peerMetrics, catalogue);
      }
    }
  }
}

/** The peers are compared when somebody asks for them first: on most days a rule does not. */
function withPeers(day: Day, accounts: AccountDay[], metrics: readonly string[], catalogue: Catalogue): ReplayedDay {
  let peers: PeerTable | undefined;
  return {
    day,
    accounts,
    get peers() {
      peers ??= finalisePeers(collectPeers(day, accounts, catalogue, metrics), catalogue);
      return peers;
    },
  };
}

/** Everything in one pass if it fits, else windows of days, each a pass. A value takes eight bytes. */
function passesOf({ stages, catalogue, bytes = PASS_BYTES }: Staged, accounts: number): Part[][] {
  const parts = stages.flatMap((stage) => {
    const metrics = metricsOf(stage, catalogue);
    const most = Math.max(1, Math.floor(bytes / 8 / Math.max(1, accounts * metrics.length)));
    const windows = Math.ceil(stage.days.length / most);
    return Array.from({ length: windows }, (_, window) => {
      const days = stage.days.slice(window * most, (window + 1) * most);
      return { stage, layout: layOut(days, metrics) };
    });
  });
  const all = parts.reduce((sum, { layout }) => sum + 8 * accounts * layout.days.length * layout.metrics.length, 0);
  return all <= bytes ? [parts] : parts.map((part) => [part]);
}

function metricsOf({ metrics, peerMetrics }: Stage, catalogue: Catalogue): string[] {
  const all = [...catalogue.metrics.keys()];
  return metrics ? all.filter((id) => metrics.has(id) || peerMetrics.includes(id)) : all;
}

type Measuring = {
  ids: string[];
  freshness: SourceFreshness;
  catalogue: Catalogue;
  progress: { done: number; total: number };
  /** The last day of all passes. */
  until?: Day;
  isWhole: boolean;
  look?: Look;
};

/** Every account's days of each part, in the order of the parts. */
async function measureParts(parts: Part[], measuring: Measuring, ports: ReplayPorts): Promise<PackedDays[][]> {
  const { ids, freshness, catalogue, progress, until, isWhole, look } = measuring;
  const packed: PackedDays[][] = parts.map(() => []);
  if (until === undefined) return packed;
  const wanted = parts.map(({ layout }) => ({ days: layout.days, only: new Set(layout.metrics) }));
  let { done } = progress;
  for await (const dossier of readDossiers(ids, monthOf(until), ports.records)) {
    const account = knownAccount(dossier, catalogue, { until, freshness });
    const measured = parts.map(({ stage }, index) => [
      ...account.measure(wanted[index] as (typeof wanted)[number], stage.milestones),
    ]);
    look?.(account, isWhole ? measured.flat() : undefined);
    for (const [index, { layout }] of parts.entries()) {
      const days = measured[index] as AccountDay[];
      (packed[index] as PackedDays[]).push(packDays(dossier.profile.accountId, days, layout));
    }
    done += 1;
    ports.progress.report(done, progress.total, 'accounts replayed');
  }
  return packed;
}
