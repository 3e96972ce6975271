import type { Names } from '../names.ts';
import type { AlarmRow } from './alarm-row.ts';
import { dailyRunAlarms } from './daily-run-alarms.ts';
import { deadLetterAlarms } from './dead-letter-alarms.ts';
import type { DeployedMetrics } from './deployed-metrics.ts';
import { limitAlarms } from './limit-alarms.ts';
import { sendingAlarms } from './sending-alarms.ts';

/** Every alarm of an environment: what a person must act on, and nothing else. */
export function alarmsOf(names: Names, metrics: DeployedMetrics): AlarmRow[] {
  return [
    ...dailyRunAlarms(metrics),
    ...sendingAlarms(metrics),
    ...limitAlarms(metrics),
    ...deadLetterAlarms(names, metrics),
  ];
}
