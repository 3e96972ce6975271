import { compileCondition } from '../domain/expressions/compile-condition.ts';
import { type Segment, segmentLimits } from '../domain/portfolio/segment.ts';
import type { SegmentStore } from '../ports/judging.ts';
import type { Clock, Ids } from '../ports/system.ts';
import { SegmentRefused } from './errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { conditionRefused } from './match-accounts.ts';

export type SavingPorts = WorkflowPorts & { segments: SegmentStore; clock: Clock; ids: Ids };

/**
 * Keeps a segment for everybody: a new one without an id, the one with that id otherwise (which brings back one that was
 * deleted). Throws ConditionRefused with the place and the remedy, SegmentRefused when the name is taken or there are
 * too many, NothingPublished.
 */
export async function saveSegment(
  { segmentId, name, where, by }: { segmentId?: string; name: string; where: string; by: string },
  ports: SavingPorts,
): Promise<Segment> {
  const { fault } = compileCondition(where, (await loadCurrentWorkflows(ports)).catalogue);
  if (fault) throw conditionRefused(fault);
  const all = await ports.segments.all();
  const before = all.find((one) => one.segmentId === segmentId);
  refuseUnless(
    all.filter((one) => one !== before),
    name,
  );
  const at = ports.clock.now().toISOString();
  const segment: Segment = before
    ? { ...before, name, where, changedAt: at, changedBy: by }
    : { segmentId: segmentId ?? ports.ids.next(), name, where, by, createdAt: at };
  await ports.segments.write(segment);
  return segment;
}

function refuseUnless(others: readonly Segment[], name: string): void {
  if (others.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    throw new SegmentRefused('Another segment has this name; choose one of its own.');
  }
  if (others.length >= segmentLimits.segments) {
    throw new SegmentRefused(`There are ${others.length} segments, as many as are kept; delete one first.`);
  }
}
