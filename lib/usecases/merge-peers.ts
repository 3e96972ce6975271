import { daysFrom } from '../domain/day.ts';
import { addCoverage } from '../domain/freshness/coverage.ts';
import { finalisePeers } from '../domain/peers/finalise-peers.ts';
import { mergePeers as mergeAll, noPeers } from '../domain/peers/merge-peers.ts';
import type { RunPlan } from '../domain/run-plan.ts';
import type { DayStore } from '../ports/judging.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type MergingPorts = WorkflowPorts & { days: DayStore };

/**
 * Merges what the shards gathered of each day: their peer distributions into the peer table, in which groups too small
 * to compare with are left out, and their counts of what is known into the day's coverage.
 */
export async function mergePeers({ plan }: { plan: RunPlan }, ports: MergingPorts): Promise<{ groups: number }> {
  const { catalogue } = await loadWorkflows(plan.workflowsVersion, ports);
  let groups = 0;
  for (const day of daysFrom(plan.from, plan.until)) {
    const shards = await ports.days.shardPeers(day, plan.shards.length);
    const table = finalisePeers(mergeAll(noPeers(day), ...shards), catalogue);
    await ports.days.writePeerTable(day, table);
    await ports.days.writeCoverage(addCoverage(day, await ports.days.shardCoverages(day, plan.shards.length)));
    groups = Object.keys(table.groups).length;
  }
  return { groups };
}
