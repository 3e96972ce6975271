import type { Duration } from '../calendar/duration.ts';
import { planPlaybook, stepOf } from './plan-playbook.ts';
import type { PerformedStep, Playbook, WaitStep } from './playbook.ts';

type DrawnKind = PerformedStep['kind'] | WaitStep['kind'] | 'start' | 'end';

/** A step as people see it: what it does in a few words, and with what. */
export type DrawnStep = {
  id: string;
  kind: DrawnKind;
  title: string;
  detail?: string;
  /** The template that a message is written from. */
  template?: string;
};

/** A way from a step to another; a branch and a task have two, told apart by `label`. */
export type DrawnRoad = { from: string; to: string; label?: string };

/** A playbook as steps and the roads between them, from `start` to `end`. */
export type PlaybookDrawing = { steps: DrawnStep[]; roads: DrawnRoad[] };

export const START = 'start';
export const END = 'end';

/** Lays a playbook out as a graph: every step that can be reached, in the order of the ways. */
export function drawPlaybook(playbook: Playbook): PlaybookDrawing {
  const plan = planPlaybook(playbook);
  const roads: DrawnRoad[] = [{ from: START, to: plan.first }];
  const reached = new Set<string>([plan.first]);
  for (const id of reached) {
    const { step, next = END, otherwise = END } = stepOf(plan, id);
    const [first, second] = labels[step.kind] ?? [];
    roads.push({ from: id, to: next, ...(first && { label: first }) });
    if (second !== undefined) roads.push({ from: id, to: otherwise, label: second });
    for (const to of [next, otherwise]) if (to !== END && plan.steps.has(to)) reached.add(to);
  }
  const steps = [...reached].map((id) => drawn(stepOf(plan, id).step));
  const start: DrawnStep = { id: START, kind: 'start', title: 'A rule fires' };
  return { steps: [start, ...steps, { id: END, kind: 'end', title: 'The run ends' }], roads };
}

const labels: Partial<Record<DrawnKind, [string, string]>> = {
  branch: ['yes', 'no'],
  task: ['done', 'not in time'],
};

/** `2 working days`, `1 day`. */
function spanInWords({ amount, unit }: Duration): string {
  return `${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}`;
}

type Words<Step> = (step: Step) => Omit<DrawnStep, 'id' | 'kind'>;

const words: { [Kind in PlannedKind]: Words<Extract<PlannedStep, { kind: Kind }>> } = {
  email: ({ to, template, category }) => ({ title: `Mail to ${to.join(', ')}`, detail: category, template }),
  escalate: ({ to, template, reason }) => ({ title: `Escalate to ${to.join(', ')}`, detail: reason, template }),
  webhook: ({ endpoint, event }) => ({ title: `Tell ${endpoint}`, detail: event }),
  task: ({ title, assignee, due, timeout }) => ({
    title,
    detail: `Task for ${assignee === 'owner' ? 'the CSM' : 'the executives'}: due in ${spanInWords(due)}, waited for ${spanInWords(timeout)}`,
  }),
  wait: ({ span }) => ({ title: `Wait ${spanInWords(span)}` }),
  branch: ({ when }) => ({ title: 'Is it so?', detail: when }),
  'exit-when': ({ condition }) => ({ title: 'Stop here if', detail: condition }),
};

type PlannedStep = PerformedStep | WaitStep;
type PlannedKind = PlannedStep['kind'];

function drawn(step: PlannedStep): DrawnStep {
  const inWords = words[step.kind] as Words<PlannedStep>;
  return { id: step.id, kind: step.kind, ...inWords(step) };
}
