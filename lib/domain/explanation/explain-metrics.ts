import { type Day, daysBetween } from '../day.ts';
import type { AccountDay, MissingReason } from '../metrics/account-day.ts';
import type { Catalogue, Metric } from '../metrics/catalogue.ts';
import { type AccountPeers, accountPeers } from '../peers/account-peers.ts';
import type { PeerTable } from '../peers/peer-table.ts';

/**
 * A metric of an account on a day, as a person reads it. `change` is the value of its `_change` metric, where there is one.
 * A value or the reason it is missing is always there; `sources`, `newestDay` and `ageInDays` tell how fresh it is.
 */
export type MetricLine = {
  metric: string;
  label: string;
  group: string;
  unit: string;
  /** Which way is better. */
  direction: Metric['direction'];
  value?: number;
  change?: number;
  missing?: MissingReason;
  sources: string[];
  records?: string;
  newestDay?: Day;
  ageInDays?: number;
  /** The account among its peers, in the value and in its change. */
  peers?: AccountPeers;
  changePeers?: AccountPeers;
};

/** Every metric of the catalogue on the account's day, in the catalogue's order; changes stand beside their values. */
export function explainMetrics(day: AccountDay, catalogue: Catalogue, peers?: PeerTable): MetricLine[] {
  const shown = [...catalogue.metrics.values()].filter((metric) => metric.form !== 'change');
  return shown.map((metric) => ({
    ...lineOf(metric, day),
    peers: accountPeers(peers, day, metric.id),
    changePeers: accountPeers(peers, day, `${metric.id}_change`),
  }));
}

function lineOf(
  { id, family, label, group, unit, direction }: Metric,
  { day, metrics, missing, provenance }: AccountDay,
): MetricLine {
  const origin = provenance[family];
  const value = metrics[id];
  return {
    metric: id,
    label,
    group,
    unit,
    direction,
    value,
    change: metrics[`${id}_change`],
    missing: value === undefined ? (missing[id] ?? 'no-record') : undefined,
    sources: origin?.sources ?? [],
    records: origin?.records,
    newestDay: origin?.newestDay,
    ageInDays: origin?.newestDay === undefined ? undefined : daysBetween(origin.newestDay, day),
  };
}
