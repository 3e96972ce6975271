import middy from '@middy/core';
import type * as z from 'zod';
import { shardTaskSchema } from '../../lib/domain/run-plan.ts';
import { type ScoringPorts, scoreShard } from '../../lib/usecases/score-shard.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Scores one shard of the accounts and acts on what fires: the Score state of daily-run calls it, once a shard. */
export function createHandler(ports: ScoringPorts) {
  return middy<z.output<typeof shardTaskSchema>>()
    .use(parseEvent(shardTaskSchema))
    .handler((event) => scoreShard(event, ports));
}
