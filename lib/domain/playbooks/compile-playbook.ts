import { passingErrors } from '../passing-errors.ts';
import { BranchNotTaken, ExitReached } from './errors.ts';
import { scheduleKey } from './look-ahead.ts';
import { orderStep } from './order-step.ts';
import { type Plan, type PlannedStep, planPlaybook } from './plan-playbook.ts';
import type { PerformedStep, Playbook } from './playbook.ts';

/** A state of the Amazon States Language, in the fields playbooks use. */
export type State = {
  Type: 'Task' | 'Wait' | 'Succeed' | 'Fail';
  Comment?: string;
  Resource?: string;
  Parameters?: Record<string, unknown>;
  ResultPath?: string;
  TimestampPath?: string;
  TimeoutSecondsPath?: string;
  Retry?: Record<string, unknown>[];
  Catch?: { ErrorEquals: string[]; ResultPath: string; Next: string }[];
  Next?: string;
  End?: true;
  Error?: string;
  Cause?: string;
};
export type StateMachineDefinition = { Comment: string; StartAt: string; States: Record<string, State> };

const LEFT_EARLY = 'Nothing more to do';
const CLOSE = 'Close';
const REPORT_FAILURE = 'Report failure';
const FAILED = 'Failed';
const CALLBACK = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

const retry = [
  {
    // A step may be performed twice, so one whose function broke off is worth another try too.
    ErrorEquals: [...passingErrors, 'Lambda.Unknown', 'Sandbox.Timedout'],
    IntervalSeconds: 5,
    BackoffRate: 2,
    MaxAttempts: 6,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  },
];
const left = (errors: string[], Next: string) => ({ ErrorEquals: errors, ResultPath: '$.left', Next });
const onFailure = { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: REPORT_FAILURE };

/**
 * A playbook as a state machine (Amazon States Language, JSONPath): one Task per step on the Lambda `performStepArn`,
 * one Wait per wait, and no state between them. A step returns into `$.at` the times that the waits and tasks
 * after it read; the execution's input holds those that are needed before the first step has run.
 */
export function compilePlaybook(playbook: Playbook, performStepArn: string): StateMachineDefinition {
  const plan = planPlaybook(playbook);
  const states = [...plan.steps].map(([id, planned]): [string, State] => [
    id,
    stateOf(planned, { plan, playbook, performStepArn }),
  ]);
  const closes = [...plan.steps.values()].some(
    ({ step, next, otherwise }) => step.kind === 'task' && !(next && otherwise),
  );
  return {
    Comment: playbook.title,
    StartAt: plan.first,
    States: {
      ...Object.fromEntries(states),
      ...(closes ? { [CLOSE]: endingState('close', performStepArn, { End: true }) } : {}),
      [LEFT_EARLY]: { Type: 'Succeed' },
      [REPORT_FAILURE]: endingState('fail', performStepArn, { Next: FAILED }),
      [FAILED]: { Type: 'Fail', Error: 'StepFailed', Cause: 'A step failed for good; the run names it.' },
    },
  };
}

/** Nobody runs when a task is completed or times out, so a run that ends there is closed by a state of its own. */
function onwardOf(step: PlannedStep['step'], next: string | undefined): Pick<State, 'Next' | 'End'> {
  if (next !== undefined) return { Next: next };
  return step.kind === 'task' ? { Next: CLOSE } : { End: true };
}

type Context = { plan: Plan; playbook: Playbook; performStepArn: string };

function stateOf({ step, next, otherwise }: PlannedStep, context: Context): State {
  const onward = onwardOf(step, next);
  if (step.kind === 'wait') return { Type: 'Wait', TimestampPath: `$.at.${scheduleKey(step.id)}`, ...onward };
  const order = { 'run.$': '$.run', ...orderStep(step, { next, otherwise }, context) };
  const caught = [left([new ExitReached().name], LEFT_EARLY), ...catchOtherwise(step, otherwise), onFailure];
  return {
    Type: 'Task',
    ...callOf(step, order, context.performStepArn),
    ResultPath: '$.at',
    Retry: retry,
    Catch: caught,
    ...onward,
  };
}

function callOf(step: PerformedStep, order: Record<string, unknown>, performStepArn: string): Partial<State> {
  if (step.kind !== 'task') return { Resource: performStepArn, Parameters: order };
  const payload = { ...order, 'taskToken.$': '$$.Task.Token' };
  return {
    Resource: CALLBACK,
    Parameters: { FunctionName: performStepArn, Payload: payload },
    TimeoutSecondsPath: `$.at.${scheduleKey(step.id)}`,
  };
}

function catchOtherwise(step: PerformedStep, otherwise: string | undefined) {
  if (step.kind === 'task') return [left(['States.Timeout'], otherwise ?? CLOSE)];
  // A branch not taken whose other road is the end has ended the run itself: nothing is left to do.
  if (step.kind === 'branch') return [left([new BranchNotTaken().name], otherwise ?? LEFT_EARLY)];
  return [];
}

function endingState(kind: 'close' | 'fail', performStepArn: string, onward: Pick<State, 'Next' | 'End'>): State {
  const error = kind === 'fail' ? { 'error.$': '$.error' } : {};
  return {
    Type: 'Task',
    Resource: performStepArn,
    Parameters: { 'run.$': '$.run', step: { kind, id: kind }, ends: { next: true, otherwise: true }, ...error },
    ResultPath: '$.at',
    Retry: retry,
    ...onward,
  };
}
