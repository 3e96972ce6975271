import { longestHours } from '../calendar/duration.ts';
import { audienceOf } from '../messages/message.ts';
import { type Plan, type PlannedStep, roadsFrom, stepOf } from './plan-playbook.ts';
import type { PerformedStep, WaitStep } from './playbook.ts';

/** What is counted of a run; `days` is how long it takes. */
export type MostOfARun = { mails: number; tasks: number; webhooks: number; escalations: number; days: number };

type Step = PerformedStep | WaitStep;

/** The kinds of steps a run comes to: roads are none. */
export const timedStepKinds = ['email', 'webhook', 'task', 'wait', 'branch', 'escalate', 'exit-when'] as const;

/** A step with the day of a run on which it comes at the earliest. */
export type TimedStep = {
  stepId: string;
  kind: Step['kind'] & (typeof timedStepKinds)[number];
  says: string;
  onDay: number;
};

const nothing: MostOfARun = { mails: 0, tasks: 0, webhooks: 0, escalations: 0, days: 0 };

/** What a step adds to a run; a task is waited for until its time is over. */
function addedBy(step: Step): Partial<MostOfARun> {
  switch (step.kind) {
    case 'email':
      return { mails: isToCustomer(step) ? 1 : 0 };
    case 'task':
      return { tasks: 1, days: longestHours(step.timeout) / 24 };
    case 'webhook':
      return { webhooks: 1 };
    case 'escalate':
      return { escalations: 1 };
    case 'wait':
      return { days: longestHours(step.span) / 24 };
    default:
      return {};
  }
}

/** Whether the step writes to the customer. */
export function isToCustomer(step: Step): boolean {
  return step.kind === 'email' && step.to.some((role) => audienceOf(role) === 'customer');
}

/** The most that a run does of each, whichever roads it takes. */
export function mostOfARun(plan: Plan): MostOfARun {
  const known = new Map<string, MostOfARun>();
  const from = (id: string): MostOfARun => {
    const found = known.get(id) ?? mostFrom(stepOf(plan, id));
    known.set(id, found);
    return found;
  };
  const mostFrom = (planned: PlannedStep): MostOfARun => {
    const roads = roadsFrom(planned).map(from);
    const added = addedBy(planned.step);
    const names = Object.keys(nothing) as (keyof MostOfARun)[];
    const most = names.map((name) => [name, (added[name] ?? 0) + Math.max(0, ...roads.map((road) => road[name]))]);
    return Object.fromEntries(most) as MostOfARun;
  };
  return from(plan.first);
}

/** Every step in the order in which it can come, with the earliest day: branches taken, tasks done at once. */
export function timedSteps(plan: Plan): TimedStep[] {
  const earliest = new Map<string, number>();
  const visit = (id: string, onDay: number): void => {
    if ((earliest.get(id) ?? Infinity) <= onDay) return;
    earliest.set(id, onDay);
    const { step, next, otherwise } = stepOf(plan, id);
    const added = addedBy(step).days ?? 0;
    if (next !== undefined) visit(next, onDay + (step.kind === 'task' ? 0 : added));
    if (otherwise !== undefined) visit(otherwise, onDay + added);
  };
  visit(plan.first, 0);
  return [...earliest]
    .map(([stepId, onDay]) => {
      const { step } = stepOf(plan, stepId);
      return { stepId, kind: step.kind, says: inWords(step), onDay: Math.round(10 * onDay) / 10 };
    })
    .sort((a, b) => a.onDay - b.onDay);
}

/** The step in a few words. */
function inWords(step: Step): string {
  switch (step.kind) {
    case 'email':
      return `mail ${step.template} to ${step.to.join(' or ')}`;
    case 'task':
      return step.title;
    case 'webhook':
      return `${step.event} to ${step.endpoint}`;
    case 'wait':
      return `wait ${step.span.amount} ${step.span.unit}`;
    case 'branch':
      return `if ${step.when}`;
    case 'escalate':
      return step.reason;
    case 'exit-when':
      return `end when ${step.condition}`;
  }
}
