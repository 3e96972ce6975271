import { compileCondition } from '../domain/expressions/compile-condition.ts';
import type { ExpressionFault } from '../domain/expressions/expression.ts';
import type { Segment } from '../domain/portfolio/segment.ts';
import type { SegmentStore } from '../ports/judging.ts';
import { loadWorkflows, type WorkflowPorts } from './load-workflows.ts';

/** A segment, with what is wrong with its condition since the workflows have changed. */
export type SegmentLine = Segment & { fault?: ExpressionFault };

/** Every saved segment, by name. */
export async function listSegments(
  _: object,
  ports: WorkflowPorts & { segments: SegmentStore },
): Promise<{ segments: SegmentLine[] }> {
  const [segments, current] = await Promise.all([ports.segments.all(), ports.workflows.current()]);
  if (!current) return { segments };
  const { catalogue } = await loadWorkflows(current.version, ports);
  return {
    segments: segments.map((segment) => {
      const { fault } = compileCondition(segment.where, catalogue);
      return fault ? { ...segment, fault } : segment;
    }),
  };
}
