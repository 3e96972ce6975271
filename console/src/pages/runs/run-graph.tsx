import { Graph, layout } from '@dagrejs/dagre';
import { ScrollArea } from '@mantine/core';
import type { PlaybookGraph } from '../../../../lib/domain/playbooks/playbook-graph.ts';
import type { RunData } from './run-data.ts';
import { roadOf, runPath } from './run-path.ts';
import classes from './runs.module.css';

const NODE = { width: 216, height: 62 };
const kinds: Record<string, string> = { 'exit-when': 'leave', email: 'mail' };

type Point = { x: number; y: number };
type Laid = {
  width: number;
  height: number;
  nodes: { stepId: string; kind: string; what: string; x: number; y: number }[];
  edges: { from: string; to: string; way?: string; points: Point[] }[];
};

/** The playbook drawn, with the path that the run took. Readers who do not see it have the list. */
export function RunGraph({ graph, run }: { graph: PlaybookGraph; run: RunData }) {
  const laid = laidOut(graph);
  const { standing, roads } = runPath(graph, run.steps, run.state === 'running');
  return (
    <ScrollArea
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': `The playbook ${run.title} as a graph` }}
    >
      <svg
        width={laid.width}
        height={laid.height}
        viewBox={`0 0 ${laid.width} ${laid.height}`}
        className={classes.graph}
        aria-hidden
      >
        {laid.edges.map(({ from, to, way, points }) => (
          <g key={roadOf(from, to) + way} className={roads.has(roadOf(from, to)) ? classes.taken : classes.road}>
            <path d={pathThrough(points)} />
            <path className={classes.tip} d={tipAt(points)} />
            {way && (
              <text x={points[1]?.x} y={(points[1]?.y ?? 0) - 4} textAnchor="middle">
                {way}
              </text>
            )}
          </g>
        ))}
        {laid.nodes.map(({ stepId, kind, what, x, y }) => (
          <g
            key={stepId}
            className={classes[standing.get(stepId) ?? 'ahead']}
            transform={`translate(${x - NODE.width / 2} ${y - NODE.height / 2})`}
          >
            <rect width={NODE.width} height={NODE.height} rx={8} />
            <text className={classes.kind} x={12} y={18}>
              {kinds[kind] ?? kind}
            </text>
            {linesOf(what).map((line, index) => (
              <text key={line} x={12} y={35 + index * 16}>
                {line}
              </text>
            ))}
          </g>
        ))}
      </svg>
    </ScrollArea>
  );
}

function laidOut({ nodes, edges }: PlaybookGraph): Laid {
  const drawn = new Graph({ multigraph: true }).setGraph({
    rankdir: 'TB',
    nodesep: 36,
    ranksep: 44,
    marginx: 8,
    marginy: 8,
  });
  drawn.setDefaultEdgeLabel(() => ({}));
  for (const { stepId } of nodes) drawn.setNode(stepId, { ...NODE });
  for (const { from, to, way } of edges)
    drawn.setEdge(from, to, { width: way ? 52 : 0, height: way ? 14 : 0, labelpos: 'c' }, way);
  layout(drawn);
  const { width = 0, height = 0 } = drawn.graph();
  return {
    width,
    height,
    nodes: nodes.map((node) => ({ ...node, ...placeOf(drawn.node(node.stepId)) })),
    edges: edges.map((edge) => ({
      ...edge,
      points: (drawn.edge(edge.from, edge.to, edge.way) as { points: Point[] }).points,
    })),
  };
}

const placeOf = (node: unknown): Point => ({ x: (node as Point).x, y: (node as Point).y });

function pathThrough(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(' ');
}

/** A small arrow where the road arrives. */
function tipAt(points: readonly Point[]): string {
  const [before, end] = points.slice(-2) as [Point, Point];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const wing = (turn: number) => `${end.x - 8 * Math.cos(angle + turn)} ${end.y - 8 * Math.sin(angle + turn)}`;
  return `M${end.x} ${end.y} L${wing(0.45)} L${wing(-0.45)} Z`;
}

const LINE = 30;

/** A text in at most two lines. */
function linesOf(text: string): string[] {
  if (text.length <= LINE) return [text];
  const cut = text.lastIndexOf(' ', LINE);
  const first = text.slice(0, cut > 10 ? cut : LINE);
  const rest = text.slice(first.length).trim();
  return [first, rest.length > LINE ? `${rest.slice(0, LINE - 1)}…` : rest];
}
