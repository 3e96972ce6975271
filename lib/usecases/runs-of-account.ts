import type { Run } from '../domain/playbooks/run.ts';
import type { Firing } from '../domain/rules/firing.ts';
import type { FiringStore } from '../ports/judging.ts';
import type { RunStore } from '../ports/playbooks.ts';

/**
 * Every playbook run there was for an account, newest first: those that firings started (a run has the id of its firing)
 * and those that people did. The account's firings are read where they are not known already.
 */
export async function runsOfAccount(
  { accountId, firings: known }: { accountId: string; firings?: readonly Firing[] },
  ports: { runs: RunStore; firings: FiringStore },
): Promise<Run[]> {
  const [firings, byHand] = await Promise.all([
    known ?? ports.firings.firingsOf(accountId),
    ports.runs.startedByHand(accountId),
  ]);
  const started = firings.filter(({ outcome }) => outcome === 'started').map(({ firingId }) => firingId);
  const runs = await ports.runs.findAll([...started, ...byHand]);
  return runs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}
