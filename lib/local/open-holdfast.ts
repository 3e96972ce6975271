import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { importTurnKey } from '../adapters/dynamodb/import-turns.ts';
import { apiAddress, defaultPort } from './api-address.ts';
import { FolderMissing } from './errors.ts';
import { type LocalOptions, localFunctions } from './functions.ts';
import { type LocalPorts, openPorts } from './ports.ts';
import { publishStateMachines } from './publish-state-machines.ts';
import { openRuntime, type Runtime, type RuntimeOptions } from './runtime.ts';
import { findRuntime } from './runtime-file.ts';

/** Holdfast at work on a state folder. `runtime` is absent when another process serves the folder. */
export type Holdfast = { dir: string; ports: LocalPorts; runtime?: Runtime; close(): Promise<void> };

/** Opens a folder that must be there: in the runtime that serves it already, or in one of its own. Throws FolderMissing. */
export async function useHoldfast(dir: string): Promise<Holdfast> {
  if (!existsSync(dir)) throw new FolderMissing(dir);
  return openHoldfast(dir);
}

/** Opens a folder, made when missing: in the runtime that serves it already, or in one of its own. */
export async function openHoldfast(dir: string): Promise<Holdfast> {
  const folder = resolve(dir);
  const found = await findRuntime(folder);
  if (!found) return serveHoldfast({ dir: folder });
  const { endpoints, clock, apiUrl = apiAddress(defaultPort) } = found;
  return { dir: folder, ports: openPorts({ dir: folder, endpoints, clock, apiUrl }), close: async () => {} };
}

/** `role` is the most that the person at the keyboard may do (@default 'admin'), `previewApart` works out previews elsewhere. */
export type ServeOptions = Omit<RuntimeOptions, 'functions'> & Omit<LocalOptions, 'onProblem'>;

/** Opens a folder in a runtime of its own, with every function in it. Throws FolderInUse, PortInUse. */
export async function serveHoldfast({ role, previewApart, ...options }: ServeOptions): Promise<Holdfast> {
  const onProblem = options.onProblem ?? ((error: unknown) => process.emitWarning(String(error)));
  const opened = Promise.withResolvers<LocalPorts>();
  const runtime = await openRuntime({
    ...options,
    onProblem,
    async functions({ endpoints, clock }) {
      const ports = openPorts({ dir: options.dir, endpoints, clock, apiUrl: apiAddress(options.port || defaultPort) });
      // Nobody else has the folder: whoever was importing was killed.
      await ports.table.remove(importTurnKey);
      opened.resolve(ports);
      return localFunctions(ports, { onProblem, role, previewApart });
    },
  });
  const ports = await opened.promise;
  await publishStateMachines(ports.stepFunctions);
  return { dir: options.dir, ports, runtime, close: () => runtime.close() };
}
