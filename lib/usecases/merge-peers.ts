import { daysFrom } from '../domain/day.ts';
import { finalisePeers } from '../domain/peers/finalise-peers.ts';
import { mergePeers as mergeAll, noPeers } from '../domain/peers/merge-peers.ts';
import type { RunPlan } from '../domain/run-plan.ts';
import type { DayStore } from '../ports.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type MergingPorts = WorkflowPorts & { days: DayStore };

/** Merges the shards' peer distributions into each day's peer table; groups too small to compare with are left out. */
export async function mergePeers({ plan }: { plan: RunPlan }, ports: MergingPorts): Promise<{ groups: number }> {
  const { catalogue } = await loadWorkflows(plan.workflowsVersion, ports);
  let groups = 0;
  for (const day of daysFrom(plan.from, plan.until)) {
    const shards = await ports.days.shardPeers(day, plan.shards.length);
    const table = finalisePeers(mergeAll(noPeers(day), ...shards), catalogue);
    await ports.days.writePeerTable(day, table);
    groups = Object.keys(table.groups).length;
  }
  return { groups };
}
