import middy from '@middy/core';
import * as z from 'zod';
import { collectedSchema, runPlanSchema } from '../../lib/domain/run-plan.ts';
import { type ReportingPorts, type RunReport, reportDay } from '../../lib/usecases/report-day.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import type { Metrics } from '../middleware/metrics.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ plan: runPlanSchema, collected: z.array(collectedSchema) });
type ReportEvent = z.output<typeof eventSchema>;

/** Writes the summary of the days judged: the last state of daily-run calls it. */
export function createHandler(ports: ReportingPorts, logger?: FunctionLog) {
  return middy<ReportEvent>()
    .use(parseEvent(eventSchema))
    .use(
      log<ReportEvent, RunReport>(logger, {
        event: ({ plan: { from, until, live, workflowsVersion } }) => ({ from, until, live, workflowsVersion }),
        result: toldOf,
        metrics: { of: countsOf, clock: ports.clock },
      }),
    )
    .handler((event) => reportDay(event, ports));
}

function toldOf({ summary: { bands, failedSources, started }, staleSources }: RunReport) {
  return { bands, started, staleSources, failedSources: failedSources.map(({ source }) => source) };
}

function countsOf({ summary, firings, daysBehind, staleSources }: RunReport): Metrics {
  return {
    DaysBehind: daysBehind,
    SourcesFailed: summary.failedSources.length,
    SourcesStale: staleSources.length,
    AccountsJudged: summary.accounts,
    AccountsUnknown: summary.bands.unknown ?? 0,
    Firings: firings,
  };
}
