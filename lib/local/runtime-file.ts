import { join } from 'node:path';
import type { Clock } from '../ports/system.ts';
import { type ClockAnchor, readClock } from './clock.ts';
import { type Endpoints, environmentFor } from './endpoints.ts';
import { readJsonFile } from './read-json-file.ts';
import { writeAtomically } from './write-atomically.ts';

/** What `<dir>/runtime.json` tells other processes about the runtime that has the folder open. */
export type RuntimeRecord = { pid: number; instance: string; endpoints: Endpoints; apiUrl?: string };

/** What the runtime answers to a GET on its Step Functions endpoint. */
export type RuntimeHealth = { instance: string; clock: ClockAnchor };

/** A runtime that another process has open, ready to be used. */
export type FoundRuntime = RuntimeRecord & {
  /** The variables by which the AWS clients find its endpoints. */
  environment: Record<string, string>;
  clock: Clock;
};

const PATIENCE_MS = 5000;

export const runtimeFile = (dir: string) => join(dir, 'runtime.json');

export function writeRuntimeFile(dir: string, record: RuntimeRecord): void {
  writeAtomically(runtimeFile(dir), JSON.stringify(record, undefined, 2));
}

/** The runtime that serves the folder now; undefined when there is none, whatever an earlier one may have left behind. */
export async function findRuntime(dir: string): Promise<FoundRuntime | undefined> {
  const record = readJsonFile<RuntimeRecord>(runtimeFile(dir));
  const health = record && (await askHealth(record.endpoints.stepFunctions));
  if (!record || health?.instance !== record.instance) return undefined;
  const { clock: anchor } = health;
  return { ...record, environment: environmentFor(record.endpoints), clock: { now: () => readClock(anchor) } };
}

async function askHealth(url: string): Promise<RuntimeHealth | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return (await response.json()) as RuntimeHealth;
  } catch {
    return undefined;
  }
}
