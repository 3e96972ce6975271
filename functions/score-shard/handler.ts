import middy from '@middy/core';
import type * as z from 'zod';
import { type ShardTask, shardTaskSchema } from '../../lib/domain/run-plan.ts';
import { type ScoringPorts, scoreShard } from '../../lib/usecases/score-shard.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Scores one shard of the accounts and acts on what fires: the Score state of daily-run calls it, once a shard. */
export function createHandler(ports: ScoringPorts, logger?: FunctionLog) {
  return middy<z.output<typeof shardTaskSchema>>()
    .use(parseEvent(shardTaskSchema))
    .use(
      log<ShardTask, { accountDays: number; firings: number }>(logger, {
        event: ({ shard }) => ({ shard }),
        result: (done) => done,
      }),
    )
    .handler((event) => scoreShard(event, ports));
}
