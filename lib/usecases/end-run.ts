import type { RunState } from '../domain/playbooks/run.ts';
import type { EscalationStore, RunStore } from '../ports/playbooks.ts';
import type { Clock } from '../ports/system.ts';

export type EndPorts = { runs: RunStore; escalations: EscalationStore; clock: Clock };
type RunEnd = { runId: string; accountId: string; state: Exclude<RunState, 'running'>; reason: string };

/** Records that a run is over, once, and closes the escalation it opened; false when it had ended before. */
export async function endRun({ runId, accountId, state, reason }: RunEnd, ports: EndPorts): Promise<boolean> {
  const endedAt = ports.clock.now().toISOString();
  await ports.escalations.close(accountId, runId, endedAt);
  return ports.runs.end(runId, { state, endedAt, endReason: reason });
}
