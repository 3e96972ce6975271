import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import { silentProgress } from '../../lib/adapters/system/silent-progress.ts';
import { addDays, type Day } from '../../lib/domain/day.ts';
import { ensureExampleSecret } from '../../lib/local/example-endpoint.ts';
import { judgeDays } from '../../lib/local/judge-days.ts';
import { type LocalPorts, openPorts } from '../../lib/local/ports.ts';
import { publishStateMachines } from '../../lib/local/publish-state-machines.ts';
import { openRuntime, type Runtime } from '../../lib/local/runtime.ts';
import { extendSample, importSample } from '../../lib/local/sample-company.ts';
import type { WebhookSender } from '../../lib/ports/delivery.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { type ApiRequest, apiEvent } from './api-request.ts';
import { type Exports, exportsIn } from './exports-in.ts';
import { averageOf, meteredFunctions, type Tallies, type Tally } from './metered-functions.ts';
import { type Stored, storedBytes } from './stored-bytes.ts';
import { countTransitions, type Transitions } from './transitions.ts';

/** What a week of ordinary days did, and all that its playbook runs did until they had ended. */
export type Counted = {
  accounts: number;
  days: number;
  shards: number;
  /** What the four systems export in a day. */
  exports: Exports;
  /** By function; `idle` is one look of release-messages at nothing, `request` one request of a person. */
  functions: Tallies;
  idle: Tally;
  request: Tally;
  /** One training of the risk model. */
  training: Tally;
  transitions: Transitions;
  mails: number;
  webhooks: number;
  stored: Stored;
};

const ACCOUNTS = 300;
const SHARDS = 8;
const FIRST: Day = '2026-06-10';
const DAYS = 7;
const HISTORY_DAYS = 28;
/** The longest playbook is over by then. */
const AFTERWARDS_DAYS = 60;
const LOOKS_A_DAY = 4;
const SAMPLES = 20;

/** The endpoint of a CRM that takes everything. */
const taken: WebhookSender = { send: async () => ({ kind: 'answered', status: 204 }) };

/**
 * Lets the sample company live for a week on the embedded runtime as it would on AWS: every day new exports, a daily
 * run that acts, its playbooks until their end; nobody does their tasks. One function runs at a time, to be told apart.
 */
export async function countOperations(): Promise<Counted> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-cost-'));
  const opened = Promise.withResolvers<LocalPorts>();
  const functions: Tallies = new Map();
  const runtime = await openRuntime({
    dir,
    speed: 'stepped',
    start: new Date(`${FIRST}T00:00:00Z`),
    concurrency: 1,
    functions({ endpoints, clock }) {
      const surroundings = { dir, endpoints, clock, apiUrl: 'https://api.example.com' };
      const ports = { ...openPorts(surroundings), shards: SHARDS, webhooks: taken };
      opened.resolve(ports);
      return meteredFunctions(ports, functions);
    },
  });
  try {
    return await live(runtime, await opened.promise, functions);
  } finally {
    await runtime.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function live(runtime: Runtime, ports: LocalPorts, functions: Tallies): Promise<Counted> {
  const training = await prepare(runtime, ports, functions);
  const look = () => runtime.invoke('release-messages', {});
  const idle = await averageOf('release-messages', SAMPLES, look, functions);
  for (const tally of functions.values()) for (const key of Object.keys(tally) as (keyof Tally)[]) tally[key] = 0;
  for (let day = FIRST; day < addDays(FIRST, DAYS); day = addDays(day, 1)) {
    await passDay(day, runtime);
    await extendSample(runtime.dir, day, { accounts: ACCOUNTS });
    await judgeDays([{ from: day, until: day, act: true }], ports, silentProgress);
  }
  for (let past = 0; past < AFTERWARDS_DAYS; past += 1) await passDay(addDays(FIRST, DAYS + past), runtime);
  const deliveries = await ports.deliveries.newest(10_000);
  const sent = (channel: string) => deliveries.filter((one) => one.channel === channel && one.state === 'sent').length;
  const counted = structuredClone(functions);
  const stored = await storedBytes(runtime.endpoints.dynamodb, ACCOUNTS, HISTORY_DAYS + DAYS);
  const request = await requestsOf(runtime, ports, functions);
  return {
    accounts: ACCOUNTS,
    days: DAYS,
    shards: SHARDS,
    exports: exportsIn(join(runtime.dir, 'sample')),
    functions: counted,
    idle,
    request,
    training,
    transitions: await countTransitions(runtime, ports),
    mails: sent('email'),
    webhooks: sent('webhook'),
    stored,
  };
}

/** A company that has been watched for four weeks, with a risk model that was trained before; what the training came to. */
async function prepare(runtime: Runtime, ports: LocalPorts, functions: Tallies): Promise<Tally> {
  const { dir } = runtime;
  await publishStateMachines(ports.stepFunctions);
  await ensureExampleSecret(ports);
  const before = addDays(FIRST, -1);
  await extendSample(dir, before, { accounts: ACCOUNTS });
  await importSample(dir, ports, silentProgress);
  await publishWorkflows({ files: (await readWorkflowFolder('workflows')) ?? {} }, ports);
  const from = addDays(FIRST, -HISTORY_DAYS);
  const train = () => runtime.invoke('train-risk', { before: from });
  const training = await averageOf('train-risk', 1, train, functions);
  await judgeDays([{ from, until: before, act: false }], ports, silentProgress);
  return training;
}

/** The rest of a day and the night after it, up to six in the morning, with looks at held messages. */
async function passDay(day: Day, runtime: Runtime): Promise<void> {
  const morning = new Date(`${addDays(day, 1)}T06:00:00Z`).getTime();
  for (let look = LOOKS_A_DAY - 1; look >= 0; look -= 1) {
    await runtime.steps?.advanceTo(new Date(morning - (look * 86_400_000) / LOOKS_A_DAY));
    await runtime.invoke('release-messages', {});
  }
}

/** What a person asks of the API: the portfolio, an account, the inbox, in turn. */
async function requestsOf(runtime: Runtime, ports: LocalPorts, functions: Tallies): Promise<Tally> {
  const [first] = await ports.days.portfolio(addDays(FIRST, DAYS - 1));
  const asked: ApiRequest[] = [
    { path: '/accounts', query: { limit: '50' } },
    { path: `/accounts/${first?.accountId}` },
    { path: '/tasks' },
  ];
  let turn = 0;
  const ask = () => runtime.invoke('api', apiEvent(asked[turn++ % asked.length] as ApiRequest));
  return averageOf('api', SAMPLES * asked.length, ask, functions);
}
