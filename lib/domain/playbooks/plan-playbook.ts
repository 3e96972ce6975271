import type { PerformedStep, Playbook, Step, WaitStep } from './playbook.ts';

/** Where a step leads: `next` in the ordinary way, `otherwise` when a branch is not taken or a task times out; undefined is the end. */
export type PlannedStep = { step: PerformedStep | WaitStep; next?: string; otherwise?: string };

/** A playbook as roads between steps; `go-to` has been followed and is gone. */
export type Plan = { first: string; steps: Map<string, PlannedStep> };

/** Lays out the roads between a playbook's steps. Its go-tos must name steps that exist and must not go round in a circle. */
export function planPlaybook(playbook: Playbook): Plan {
  const steps = new Map<string, PlannedStep>();
  const first = layOut(playbook.steps, undefined, steps);
  if (first === undefined) throw new TypeError(`Expected playbook ${playbook.id} to have a step, found none.`);
  return { first, steps };
}

/** Lays out a list of steps that goes on at `after`; the id where the list begins. */
function layOut(list: readonly Step[], after: string | undefined, steps: Map<string, PlannedStep>): string | undefined {
  return list.reduceRight<string | undefined>((next, step) => layOutStep(step, next, steps), after);
}

function layOutStep(step: Step, next: string | undefined, steps: Map<string, PlannedStep>): string {
  switch (step.kind) {
    case 'go-to':
      return step.target;
    case 'branch':
      steps.set(step.id, { step, next: layOut(step.then, next, steps), otherwise: layOut(step.else, next, steps) });
      return step.id;
    case 'task':
      steps.set(step.id, { step, next, otherwise: layOut(step.onTimeout, next, steps) });
      return step.id;
    default:
      steps.set(step.id, { step, next });
      return step.id;
  }
}

/** The planned step of an id the plan itself gave. */
export function stepOf(plan: Plan, id: string): PlannedStep {
  const planned = plan.steps.get(id);
  if (!planned) throw new TypeError(`Expected a step ${id} in the plan, found none.`);
  return planned;
}

/** The roads out of a step, the end left out. */
export function roadsFrom({ next, otherwise }: PlannedStep): string[] {
  return [next, otherwise].filter((road) => road !== undefined);
}

/** The first circle of steps, `a → b → a` as ids, or undefined when every road ends. */
export function findCircle(plan: Plan): string[] | undefined {
  const finished = new Set<string>();
  const walk = (id: string, trail: string[]): string[] | undefined => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id];
    if (finished.has(id)) return undefined;
    for (const road of roadsFrom(stepOf(plan, id))) {
      const circle = walk(road, [...trail, id]);
      if (circle) return circle;
    }
    finished.add(id);
    return undefined;
  };
  return walk(plan.first, []);
}
