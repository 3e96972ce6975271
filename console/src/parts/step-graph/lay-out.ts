import { graphlib, layout } from '@dagrejs/dagre';
import type { DrawnRoad, DrawnStep, PlaybookDrawing } from '../../../../lib/domain/playbooks/draw-playbook.ts';

/** A step in its place; `x` and `y` are its upper left corner. */
export type PlacedStep = DrawnStep & { x: number; y: number; width: number; height: number };
export type PlacedRoad = DrawnRoad & { points: { x: number; y: number }[]; at?: { x: number; y: number } };
export type Layout = { width: number; height: number; steps: PlacedStep[]; roads: PlacedRoad[] };

const WIDTH = 240;
const HEIGHT = 58;
const END_HEIGHT = 34;
const LABEL = { width: 72, height: 18, labelpos: 'c' as const };

/** Lays a playbook out from the top down, without crossings where there is a way. */
export function layOut({ steps, roads }: PlaybookDrawing): Layout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 34, marginx: 4, marginy: 4 });
  for (const { id, kind } of steps) {
    graph.setNode(id, { width: WIDTH, height: kind === 'start' || kind === 'end' ? END_HEIGHT : HEIGHT });
  }
  for (const [index, { from, to, label }] of roads.entries()) {
    graph.setEdge(from, to, label ? { ...LABEL } : {}, String(index));
  }
  layout(graph);
  const { width = WIDTH, height = HEIGHT } = graph.graph() as { width?: number; height?: number };
  return {
    ...{ width, height },
    steps: steps.map((step) => {
      const { x, y, width, height } = graph.node(step.id) as { x: number; y: number; width: number; height: number };
      return { ...step, width, height, x: x - width / 2, y: y - height / 2 };
    }),
    roads: roads.map((road, index) => {
      const { points, x, y } = graph.edge(road.from, road.to, String(index)) as {
        points: { x: number; y: number }[];
        x?: number;
        y?: number;
      };
      return { ...road, points, ...(road.label && x !== undefined && y !== undefined && { at: { x, y } }) };
    }),
  };
}
