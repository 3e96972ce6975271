import { type Plan, planPlaybook } from './plan-playbook.ts';
import type { PerformedStep, Playbook, WaitStep } from './playbook.ts';

/** A step as a picture of its playbook shows it: what it does in a few words. */
export type GraphNode = { stepId: string; kind: string; what: string };
/** A road between two steps; `way` is what leads along it where there are two. */
export type GraphEdge = { from: string; to: string; way?: 'yes' | 'no' | 'done' | 'timed out' };
export type PlaybookGraph = { first: string; nodes: GraphNode[]; edges: GraphEdge[] };

type Drawn = PerformedStep | WaitStep;
type Words = { [K in Drawn['kind']]: (step: Extract<Drawn, { kind: K }>) => string };

const words: Words = {
  email: ({ to, template }) => `Mail "${template}" to the ${to.join(' or ')}`,
  webhook: ({ endpoint, event }) => `Webhook ${event} to ${endpoint}`,
  task: ({ title }) => title,
  wait: ({ span }) => `Wait ${span.amount} ${span.unit}`,
  branch: ({ when }) => when,
  escalate: ({ to, reason }) => `Escalate to ${to.join(' and ')}: ${reason}`,
  'exit-when': ({ condition }) => `Leave when ${condition}`,
};

/** A playbook as steps and the roads between them, in the order in which they are written. */
export function playbookGraph(playbook: Playbook): PlaybookGraph {
  const plan = planPlaybook(playbook);
  const ids = inOrder(plan);
  const planned = ids.map((stepId) => ({ stepId, ...(plan.steps.get(stepId) as { step: Drawn }) }));
  return {
    first: plan.first,
    nodes: planned.map(({ stepId, step }) => ({ stepId, kind: step.kind, what: whatOf(step) })),
    edges: ids.flatMap((stepId) => edgesFrom(stepId, plan)),
  };
}

function whatOf(step: Drawn): string {
  return (words[step.kind] as (step: Drawn) => string)(step);
}

/** Along the ordinary roads first. */
function inOrder(plan: Plan): string[] {
  const seen = new Set<string>();
  const walk = (id: string | undefined): void => {
    if (id === undefined || seen.has(id)) return;
    seen.add(id);
    const step = plan.steps.get(id);
    walk(step?.next);
    walk(step?.otherwise);
  };
  walk(plan.first);
  return [...seen];
}

function edgesFrom(from: string, plan: Plan): GraphEdge[] {
  const { step, next, otherwise } = plan.steps.get(from) as { step: Drawn; next?: string; otherwise?: string };
  const [ordinary, other] = step.kind === 'branch' ? (['yes', 'no'] as const) : (['done', 'timed out'] as const);
  const forks = step.kind === 'branch' || step.kind === 'task';
  if (forks && next === otherwise) return next === undefined ? [] : [{ from, to: next }];
  return [
    ...(next === undefined ? [] : [{ from, to: next, ...(forks && { way: ordinary }) }]),
    ...(otherwise === undefined ? [] : [{ from, to: otherwise, way: other }]),
  ];
}
