import type { Catalogue, Metric } from '../../lib/domain/metrics/catalogue.ts';

/** A catalogue that knows these metrics and milestones, and nothing of how they are measured. */
export function aCatalogue(metricIds = ['dashboards', 'logins_28d'], milestoneIds = ['data-flowing']): Catalogue {
  const metric = (id: string): Metric => ({
    id,
    family: id,
    label: id,
    familyLabel: id,
    group: 'use',
    unit: 'count',
    direction: 'up',
    form: 'value',
  });
  return {
    families: [],
    metrics: new Map(metricIds.map((id) => [id, metric(id)])),
    derived: [],
    sizeBands: [],
    ageBands: [],
    peers: { minimum: 20, widen: [] },
    milestones: new Map(milestoneIds.map((id) => [id, id])),
  };
}
