import type { PlaybookGraph } from '../../../../lib/domain/playbooks/playbook-graph.ts';
import type { RunStep } from '../../../../lib/domain/playbooks/run.ts';

/** How a step stands in a run: it was passed, the run is at it now, or it has not come to it (any more). */
export type Standing = 'passed' | 'now' | 'ahead';

/** The path a run took through its playbook: how each step stands, and the roads that were taken (`from→to`). */
export type RunPath = { standing: Map<string, Standing>; roads: Set<string> };

/** The name of a road. */
export const roadOf = (from: string, to: string) => `${from}→${to}`;

/** Follows the steps that were performed; waits are not among them, and are passed when what comes after them was performed. */
export function runPath(graph: PlaybookGraph, steps: readonly RunStep[], isRunning: boolean): RunPath {
  const performed = new Map(steps.map((step) => [step.stepId, step]));
  const kinds = new Map(graph.nodes.map(({ stepId, kind }) => [stepId, kind]));
  const path: RunPath = { standing: new Map(), roads: new Set() };
  let at: string | undefined = graph.first;
  while (at !== undefined && !path.standing.has(at)) {
    if (!performed.has(at) && kinds.get(at) !== 'wait') break;
    const next = nextOf(at, graph, performed, kinds);
    const isLast = next === undefined || !isReached(next, performed, kinds);
    path.standing.set(at, isLast && isRunning ? 'now' : 'passed');
    if (isLast) break;
    path.roads.add(roadOf(at, next));
    at = next;
  }
  return path;
}

type Performed = ReadonlyMap<string, RunStep>;
type Kinds = ReadonlyMap<string, string>;

/** Where the run went on from a step that it came to. */
function nextOf(at: string, graph: PlaybookGraph, performed: Performed, kinds: Kinds): string | undefined {
  const roads = graph.edges.filter(({ from }) => from === at);
  const along = (way: string) => roads.find((road) => road.way === way)?.to;
  const outcome = performed.get(at)?.outcome;
  if (kinds.get(at) === 'branch' && roads.some(({ way }) => way)) return along(outcome === 'taken' ? 'yes' : 'no');
  if (kinds.get(at) !== 'task' || !roads.some(({ way }) => way)) return roads[0]?.to;
  if (outcome !== 'waiting') return along('done');
  const late = along('timed out');
  return late !== undefined && isReached(late, performed, kinds) ? late : undefined;
}

/** True when a step was performed, or is a wait that leads to one that was, or that the run may be in. */
function isReached(stepId: string, performed: Performed, kinds: Kinds): boolean {
  return performed.has(stepId) || kinds.get(stepId) === 'wait';
}
