import type { Run, RunState } from '../domain/playbooks/run.ts';
import type { RunStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import { withAccountNames } from './account-names.ts';
import { type PageRequest, pageOf } from './page-of.ts';

export type RunsQuery = PageRequest & { state?: RunState; playbook?: string; accountId?: string };

/** A run with the name of its account, where it is known. */
export type ListedRun = Run & { accountName?: string };

/** How far back the lists of what happened reach: the newest so many. What is older is found under its account. */
export const listedAtMost = 2000;

/** The newest playbook runs that fit, newest first. */
export async function listRuns(
  query: RunsQuery,
  ports: { runs: RunStore; records: RecordStore },
): Promise<{ total: number; runs: ListedRun[]; next?: string }> {
  const runs = (await ports.runs.newest(listedAtMost)).filter((run) => fits(run, query));
  const { items, next } = pageOf(runs, (run) => run.runId, 'runs', query);
  return { total: runs.length, runs: await withAccountNames(items, ports), next };
}

function fits(run: Run, { state, playbook, accountId }: RunsQuery): boolean {
  return (
    (state === undefined || run.state === state) &&
    (playbook === undefined || run.playbook === playbook) &&
    (accountId === undefined || run.accountId === accountId)
  );
}
