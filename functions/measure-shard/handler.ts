import middy from '@middy/core';
import type * as z from 'zod';
import { type ShardTask, shardTaskSchema } from '../../lib/domain/run-plan.ts';
import { type MeasuringPorts, measureShard } from '../../lib/usecases/measure-shard.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

/** Measures one shard of the accounts: the Measure state of daily-run calls it, once a shard. */
export function createHandler(ports: MeasuringPorts, logger?: FunctionLog) {
  return middy<z.output<typeof shardTaskSchema>>()
    .use(parseEvent(shardTaskSchema))
    .use(log<ShardTask, { accountDays: number }>(logger, { event: ({ shard }) => ({ shard }), result: (done) => done }))
    .handler((event) => measureShard(event, ports));
}
