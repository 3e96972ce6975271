import { metricNames } from '../../functions/middleware/metrics.ts';
import { namesOf } from '../../lib/infra/names.ts';
import { alarmsOf } from '../../lib/infra/ops/alarms.ts';
import { deployedMetrics } from '../../lib/infra/ops/deployed-metrics.ts';
import { assumptions } from './assumptions.ts';

/** What a month costs before anything happens. */
export type Standing = { alarmMetrics: number; metrics: number; dashboards: number; keys: number; secrets: number };

const HOURS_A_DAY = 24;
/** Told by release-messages at every look, by report-day once a day, by train-risk once a month; a metric is paid for by the hour in which it was told. */
const OFTEN = ['DeliveriesFailed', 'DeliveriesUnknown'];
const MONTHLY = ['RiskSignal', 'RiskAuc'];
const DAILY = ['DaysBehind', 'SourcesFailed', 'SourcesStale', 'AccountsJudged', 'AccountsUnknown', 'Firings'];

/** Counts what the ops stack deploys; one webhook endpoint has a secret. */
export function standing(): Standing {
  const names = namesOf('production');
  const metrics = deployedMetrics({ names, apiId: 'api', stateMachineArn: (name) => name });
  const told = (list: string[]) => metricNames.filter((name) => list.includes(name)).length;
  return {
    alarmMetrics: alarmsOf(names, metrics).reduce((sum, { reads }) => sum + reads.length, 0),
    metrics: told(OFTEN) + told(DAILY) / HOURS_A_DAY + told(MONTHLY) / (HOURS_A_DAY * assumptions.daysAMonth),
    dashboards: 1,
    keys: 1,
    secrets: 1,
  };
}
