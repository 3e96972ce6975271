import { lookAhead } from './look-ahead.ts';
import type { Plan, PlannedStep } from './plan-playbook.ts';
import type { PerformedStep, Playbook } from './playbook.ts';
import type { OrderedStep, StepOrder } from './step-order.ts';

/** What a state hands to `perform-step`, but for the run: the step, when to leave, the times to return, and where the run ends. */
export function orderStep(
  step: PerformedStep,
  { next, otherwise }: Pick<PlannedStep, 'next' | 'otherwise'>,
  { plan, playbook }: { plan: Plan; playbook: Playbook },
): Pick<StepOrder, 'step' | 'exitWhen' | 'ahead' | 'ends'> {
  return {
    step: wordsOf(step),
    exitWhen: playbook.exitWhen,
    ahead: lookAhead(plan, next),
    ends: { next: next === undefined, otherwise: otherwise === undefined },
  };
}

/** The playbook's own words of a step, without the steps inside it. */
function wordsOf(step: PerformedStep): OrderedStep {
  const { id } = step;
  if (step.kind === 'branch') return { kind: 'branch', id, when: step.when };
  if (step.kind !== 'task') return step;
  const { kind, title, assignee, due, outcomes } = step;
  return { kind, id, title, assignee, due, outcomes };
}
