import type { Duration } from '../calendar/duration.ts';
import type { Category, Role } from '../messages/message.ts';

/** Who does a task: the account's CSM, or the company's executives. */
export const assignees = ['owner', 'executives'] as const;
export type Assignee = (typeof assignees)[number];

/** What a person may say came of a task, unless the playbook says otherwise. */
export const defaultOutcomes = ['done', 'no-answer', 'not-needed'];

export type EmailStep = { kind: 'email'; id: string; to: Role[]; template: string; category: Category };
export type WebhookStep = { kind: 'webhook'; id: string; endpoint: string; event: string };
/** `due` is when the task should be done, `timeout` how long the playbook waits for it. */
export type TaskStep = {
  kind: 'task';
  id: string;
  title: string;
  assignee: Assignee;
  due: Duration;
  timeout: Duration;
  outcomes: string[];
  onTimeout: Step[];
};
export type WaitStep = { kind: 'wait'; id: string; span: Duration };
export type BranchStep = { kind: 'branch'; id: string; when: string; then: Step[]; else: Step[] };
export type EscalateStep = { kind: 'escalate'; id: string; to: Role[]; template: string; reason: string };
export type ExitWhenStep = { kind: 'exit-when'; id: string; condition: string };
/** Goes on at the step named `target`; it is a road, not a state, and costs nothing. */
export type GoToStep = { kind: 'go-to'; id: string; target: string };

/** One step, as a CS leader writes it; conditions are CEL. */
export type Step = EmailStep | WebhookStep | TaskStep | WaitStep | BranchStep | EscalateStep | ExitWhenStep | GoToStep;

/** A step that `perform-step` does: any but a wait and a road. */
export type PerformedStep = Exclude<Step, WaitStep | GoToStep>;

/**
 * What Holdfast does when a rule fires. `exitWhen` ends a run early, checked at each step; `holdout` is the share
 * of firings (0–0.5) left alone to measure the effect against. Every step has an id that is its own.
 */
export type Playbook = { id: string; title: string; exitWhen?: string; holdout: number; steps: Step[] };

/** Every step of a list, with those inside branches and timeouts, in the order they are written. */
export function everyStep(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => {
    if (step.kind === 'branch') return [step, ...everyStep(step.then), ...everyStep(step.else)];
    return step.kind === 'task' ? [step, ...everyStep(step.onTimeout)] : [step];
  });
}
