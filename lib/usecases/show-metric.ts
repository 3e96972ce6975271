import { nearestOf } from '../domain/documents/did-you-mean.ts';
import { type GroupSpread, spreadOfGroup } from '../domain/peers/group-spread.ts';
import { NotFound } from './errors.ts';
import { listMetrics, type MetricLine, type MetricList, type MetricPorts } from './list-metrics.ts';

/** A metric with how it is spread over each of the day's peer groups that may be told. */
export type ShownMetric = Omit<MetricList, 'metrics'> & {
  metric: MetricLine;
  groups: ({ key: string } & Omit<GroupSpread, 'widened'>)[];
};

/** Shows a metric, over all groups or the one with the key `group`. Throws NotFound, naming the id or key most like the one given. */
export async function showMetric(
  { metric: id, group }: { metric: string; group?: string },
  ports: MetricPorts,
): Promise<ShownMetric> {
  const { metrics, day, accounts } = await listMetrics({}, ports);
  const metric = metrics.find((one) => one.metric === id);
  if (!metric)
    throw notThere(
      `There is no metric ${id}.`,
      id,
      metrics.map((one) => one.metric),
    );
  const heads = day === undefined ? [] : await ports.days.peerGroups(day);
  const keys = heads.map(({ key }) => key);
  if (group !== undefined && !keys.includes(group)) {
    throw notThere(`There is no group ${group} that holds enough accounts.`, group, keys);
  }
  const table = day === undefined ? undefined : await ports.days.peerTable(day, group === undefined ? keys : [group]);
  const groups = Object.keys(table?.groups ?? {}).flatMap((key) => {
    const spread = table && spreadOfGroup(table, key, id);
    return spread ? [{ key, ...spread }] : [];
  });
  return { day, accounts, metric, groups };
}

function notThere(message: string, wanted: string, ids: readonly string[]): NotFound {
  const nearest = nearestOf(wanted, [...ids]);
  return new NotFound(message, nearest ? [nearest] : []);
}
