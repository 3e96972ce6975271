import { localIdentity } from '../../functions/api/identity.ts';
import { createWholeApi as api } from '../../functions/api/whole-api.ts';
import { createHandler as collectSource } from '../../functions/collect-source/handler.ts';
import { createHandler as measureShard } from '../../functions/measure-shard/handler.ts';
import { createHandler as mergePeers } from '../../functions/merge-peers/handler.ts';
import type { FunctionLog } from '../../functions/middleware/log.ts';
import { createHandler as performStep } from '../../functions/perform-step/handler.ts';
import { createHandler as planRun } from '../../functions/plan-run/handler.ts';
import { createHandler as releaseMessages } from '../../functions/release-messages/handler.ts';
import { createHandler as reportDay } from '../../functions/report-day/handler.ts';
import { createHandler as scoreShard } from '../../functions/score-shard/handler.ts';
import { createHandler as trainRisk } from '../../functions/train-risk/handler.ts';
import type { LocalPorts } from '../../lib/local/ports.ts';
import type { Functions } from '../../lib/local/step-functions/invoke-function.ts';

/** What the invocations of a function came to. CPU is that of the whole process while the function ran. */
export type Tally = {
  invocations: number;
  cpuSeconds: number;
  tableCalls: number;
  readUnits: number;
  writeUnits: number;
  logBytes: number;
};
export type Tallies = Map<string, Tally>;

type Make = (ports: LocalPorts, logger: FunctionLog) => Functions[string];

/** Called by what the sample company's days do; the others are called by what happens outside. */
const makers = {
  api: (ports: LocalPorts, logger: FunctionLog) => api(ports, { identify: localIdentity, logger }),
  'collect-source': collectSource,
  'measure-shard': measureShard,
  'merge-peers': mergePeers,
  'perform-step': performStep,
  'plan-run': planRun,
  'release-messages': releaseMessages,
  'report-day': reportDay,
  'score-shard': scoreShard,
  'train-risk': trainRisk,
};

/** What Powertools and CloudWatch add to the fields of a line: level, time, service, trace; 26 bytes of bookkeeping. */
const LINE = {
  level: 'INFO',
  timestamp: '2026-11-20T06:00:00.000Z',
  service: 'measure-shard',
  environment: 'production',
};
const TRACE_AND_BOOKKEEPING_IN_BYTES = 60 + 26;

/** The handlers, each counting what it does into `tallies`. They must run one at a time. */
export function meteredFunctions(ports: LocalPorts, tallies: Tallies): Functions {
  return Object.fromEntries(
    Object.entries(makers).map(([name, make]) => {
      const tally = emptyTally();
      tallies.set(name, tally);
      const handler = (make as Make)(ports, countingLog(tally));
      return [name, (event: unknown, context: unknown) => metered(tally, ports, () => handler(event, context))];
    }),
  );
}

/** Nothing yet. */
export function emptyTally(): Tally {
  return { invocations: 0, cpuSeconds: 0, tableCalls: 0, readUnits: 0, writeUnits: 0, logBytes: 0 };
}

/** What one invocation of a function comes to, on average over several. */
export async function averageOf(
  name: string,
  times: number,
  work: () => Promise<unknown>,
  tallies: Tallies,
): Promise<Tally> {
  const tally = tallies.get(name) as Tally;
  const before = { ...tally };
  for (let time = 0; time < times; time += 1) await work();
  const keys = Object.keys(tally) as (keyof Tally)[];
  return Object.fromEntries(keys.map((key) => [key, (tally[key] - before[key]) / times])) as Tally;
}

async function metered(tally: Tally, { table: { meter } }: LocalPorts, work: () => Promise<unknown>) {
  const before = { ...meter };
  const start = process.cpuUsage();
  try {
    return await work();
  } finally {
    const { user, system } = process.cpuUsage(start);
    tally.invocations += 1;
    tally.cpuSeconds += (user + system) / 1e6;
    tally.tableCalls += meter.calls - before.calls;
    tally.readUnits += meter.readUnits - before.readUnits;
    tally.writeUnits += meter.writeUnits - before.writeUnits;
  }
}

function countingLog(tally: Tally): FunctionLog {
  const write = (message: string, fields: object) => {
    tally.logBytes += JSON.stringify({ ...LINE, message, ...fields }).length + TRACE_AND_BOOKKEEPING_IN_BYTES;
  };
  return { info: write, error: write };
}
