import type { Command } from 'commander';
import { metricGroups } from '../../lib/domain/metrics/families.ts';
import { listMetrics } from '../../lib/usecases/list-metrics.ts';
import { showMetric } from '../../lib/usecases/show-metric.ts';
import { presentMetric, presentMetrics } from '../present/metrics.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command, oneOf } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { group?: (typeof metricGroups)[number] };

/** `metrics [id]`: the catalogue, or one metric with its peer groups. */
export function metricsCommand(terminal: Terminal): Command {
  return command('metrics', 'What is measured, of how many customers it is known, and how it is spread over them.')
    .argument('[id]', 'a metric, to see how it is defined and spread over each peer group')
    .option('--group <group>', `only one group of metrics: ${metricGroups.join(', ')}`, oneOf(metricGroups))
    .action(async (id: string | undefined, options: Options) => {
      terminal.out(await withHoldfast(options, ({ ports }) => (id === undefined ? list(ports) : one(id, ports))));

      async function list(ports: Parameters<typeof listMetrics>[1]): Promise<string> {
        const found = await listMetrics({ group: options.group }, ports);
        return options.json ? JSON.stringify(found) : presentMetrics(found, terminal);
      }
      async function one(metric: string, ports: Parameters<typeof showMetric>[1]): Promise<string> {
        const found = await showMetric({ metric }, ports);
        return options.json ? JSON.stringify(found) : presentMetric(found, terminal);
      }
    });
}
