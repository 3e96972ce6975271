import middy from '@middy/core';
import * as z from 'zod';
import { runPlanSchema } from '../../lib/domain/run-plan.ts';
import { type MergingPorts, mergePeers } from '../../lib/usecases/merge-peers.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ plan: runPlanSchema });

/** Merges the shards' peer distributions: the Benchmark state of daily-run calls it. */
export function createHandler(ports: MergingPorts) {
  return middy<z.output<typeof eventSchema>>()
    .use(parseEvent(eventSchema))
    .handler((event) => mergePeers(event, ports));
}
