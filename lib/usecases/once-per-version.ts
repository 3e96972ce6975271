import type { WorkflowStore } from '../ports/workflows.ts';

const VERSIONS_KEPT = 4;

/** Reads a version of a store's workflows once per process: it never changes. Of each store the last few are kept. */
export function oncePerVersion<T>() {
  const stores = new WeakMap<WorkflowStore, Map<string, T>>();
  return async (version: string, workflows: WorkflowStore, read: () => Promise<T>): Promise<T> => {
    const known = stores.get(workflows) ?? new Map<string, T>();
    stores.set(workflows, known);
    const found = known.get(version) ?? (await read());
    known.delete(version);
    known.set(version, found);
    for (const oldest of [...known.keys()].slice(0, -VERSIONS_KEPT)) known.delete(oldest);
    return found;
  };
}
