import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Activity } from './activity.ts';
import type { ApiEvent } from './api-event.ts';
import { openClock, type RuntimeClock } from './clock.ts';
import type { Site } from './console-site.ts';
import { type Endpoints, environmentFor } from './endpoints.ts';
import { lockFolder } from './folder-lock.ts';
import { runtimeFile, writeRuntimeFile } from './runtime-file.ts';
import { serveApi } from './serve-api.ts';
import { type OnClose, serveEndpoints } from './serve-endpoints.ts';
import type { Outbox } from './ses/outbox.ts';
import { createInvoke, type Functions, type Invoke } from './step-functions/invoke-function.ts';
import type { StepFunctions } from './step-functions/serve-step-functions.ts';
import { SteppedClock } from './stepped-clock.ts';

/** What the functions are built with: where the endpoints are, and the time. */
export type FunctionSurroundings = { environment: Record<string, string>; endpoints: Endpoints; clock: RuntimeClock };

export type RuntimeOptions = {
  /** The state folder; made when missing. */
  dir: string;
  /** The Lambda handlers by name, or what builds them once the endpoints are up; `api` is served over HTTP. */
  functions: Functions | ((surroundings: FunctionSurroundings) => Functions | Promise<Functions>);
  /** How many times as fast as the machine's the clock runs; `'stepped'` gives one that moves when told. @default 1 */
  speed?: number | 'stepped';
  /** Where the clock of a new folder begins. @default now */
  start?: Date;
  /** The port of 127.0.0.1 to serve the `api` function on (0: any free one). @default not served */
  port?: number;
  /** What is served beside it. @default nothing */
  site?: Site;
  /** How many functions run at a time. @default 16 */
  concurrency?: number;
  /** @default 'holdfast' */
  tableName?: string;
  /** Is told what went wrong where nobody waits for an answer (an execution that cannot go on). @default process.emitWarning */
  onProblem?: (error: unknown) => void;
};

/** The embedded runtime: a folder, open, with everything in it at work. */
export type Runtime = {
  dir: string;
  instance: string;
  endpoints: Endpoints;
  environment: Record<string, string>;
  apiUrl?: string;
  clock: RuntimeClock;
  /** Present with `speed: 'stepped'`. */
  steps?: SteppedClock;
  outbox: Outbox;
  /** How many state transitions AWS would have billed for an execution so far. */
  transitions(executionArn: string): Promise<number>;
  invoke: Invoke;
  /** Stops everything; what is under way goes on at the next opening. */
  close(): Promise<void>;
};

/** How long closing waits for functions that are still running. */
const CLOSING_PATIENCE_MS = 10_000;

/**
 * Opens a state folder: starts the AWS endpoints on free ports of 127.0.0.1, takes up the executions that had not
 * ended, and tells other processes in `<dir>/runtime.json`. Throws FolderInUse, PortInUse.
 */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await open(options, (closer) => closers.push(closer))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(options: RuntimeOptions, onClose: OnClose): Promise<Omit<Runtime, 'close'>> {
  const { dir, tableName = 'holdfast', onProblem = (error) => process.emitWarning(String(error)) } = options;
  const instance = randomUUID();
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  onClose(lockFolder(dir, instance));
  const activity = new Activity();
  const clock = clockFor(options, activity);
  onClose(() => clock.close());
  let functions: Functions = {};
  const invoke = createInvoke({ functions: () => functions, concurrency: options.concurrency ?? 16, activity });
  const served = await serveEndpoints({ dir, tableName, instance, clock, invoke, onProblem }, onClose);
  const environment = environmentFor(served.endpoints);
  const surroundings = { environment, endpoints: served.endpoints, clock };
  functions = typeof options.functions === 'function' ? await options.functions(surroundings) : options.functions;
  served.stepFunctions.resume();
  onClose(() => comeToRest(served.stepFunctions, activity));
  const apiUrl = await serveApiFunction(options, functions, { clock, activity }, onClose);
  writeRuntimeFile(dir, { pid: process.pid, instance, endpoints: served.endpoints, apiUrl });
  onClose(() => rmSync(runtimeFile(dir), { force: true }));
  return {
    dir,
    instance,
    ...surroundings,
    apiUrl,
    ...(clock instanceof SteppedClock && { steps: clock }),
    outbox: served.outbox,
    transitions: (executionArn) => served.stepFunctions.transitions(executionArn),
    invoke,
  };
}

function clockFor({ dir, speed = 1, start }: RuntimeOptions, activity: Activity): RuntimeClock {
  const file = join(dir, 'clock.json');
  if (speed === 'stepped') return new SteppedClock({ file, start: start ?? new Date(), activity });
  return openClock({ file, speed, start });
}

/** Starts nothing more, and lets the functions under way use the endpoints until they are done. */
async function comeToRest(stepFunctions: StepFunctions, activity: Activity): Promise<void> {
  stepFunctions.abandon();
  await Promise.race([activity.rest(), setTimeout(CLOSING_PATIENCE_MS, undefined, { ref: false })]);
}

async function serveApiFunction(
  { port, site }: RuntimeOptions,
  { api }: Functions,
  { clock, activity }: { clock: RuntimeClock; activity: Activity },
  onClose: OnClose,
): Promise<string | undefined> {
  if (port === undefined || !api) return undefined;
  const handler = (event: ApiEvent, context: object) => activity.during(() => api(event, context));
  const endpoint = await serveApi(handler, { port, site, now: () => clock.now() });
  onClose(() => endpoint.close());
  return endpoint.url;
}
