import middy from '@middy/core';
import * as z from 'zod';
import { runPlanSchema } from '../../lib/domain/run-plan.ts';
import { type MergingPorts, mergePeers } from '../../lib/usecases/merge-peers.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ plan: runPlanSchema });

/** Merges the shards' peer distributions: the Benchmark state of daily-run calls it. */
export function createHandler(ports: MergingPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .use(log<object, { groups: number }>(logger, { result: (done) => done }))
    .handler((event) => mergePeers(event, ports));
}
