import type { MailDelivery } from '../../lib/domain/messages/delivery.ts';
import type { Run } from '../../lib/domain/playbooks/run.ts';
import type { Task } from '../../lib/domain/playbooks/task.ts';

/** A run of the onboarding nudge that is still going on. */
export function aRun(runId: string, part: Partial<Run> = {}): Run {
  return {
    runId,
    accountId: 'A',
    playbook: 'onboarding-nudge',
    title: 'Nudge towards implementation',
    workflowsVersion: 'v1',
    ruleId: 'not-implemented',
    day: '2026-03-01',
    reason: 'not implemented 40 days after sign-up',
    startedAt: '2026-03-02T06:00:00.000Z',
    state: 'running',
    ...part,
  };
}

/** An open task of a run, for a CSM. */
export function aTask(taskId: string, part: Partial<Task> = {}): Task {
  return {
    taskId,
    runId: 'run-1',
    stepId: 'call',
    playbook: 'csm-task',
    accountId: 'A',
    title: 'Call the champion',
    reason: 'logins fell by half',
    assignee: 'owner',
    assignedTo: ['csm@us.test'],
    dueDay: '2026-03-05',
    outcomes: ['done', 'no-answer'],
    createdAt: '2026-03-02T06:00:00.000Z',
    state: 'open',
    signalled: false,
    taskToken: 'secret-token',
    workflowsVersion: 'v1',
    ahead: [],
    ...part,
  };
}

/** A task that a person made. */
export function aTaskByHand(taskId: string, part: Partial<Task> = {}): Task {
  const {
    runId: _,
    stepId: __,
    playbook: ___,
    taskToken: ____,
    ahead: _____,
    workflowsVersion: ______,
    ...rest
  } = aTask(taskId);
  return { ...rest, assignee: 'person', createdBy: 'ann@us.test', signalled: true, ...part };
}

/** A mail to a customer that was sent. */
export function aMail(deliveryId: string, part: Partial<MailDelivery> = {}): MailDelivery {
  return {
    deliveryId,
    runId: 'run-1',
    stepId: 'nudge',
    playbook: 'onboarding-nudge',
    accountId: 'A',
    workflowsVersion: 'v1',
    channel: 'email',
    audience: 'customer',
    category: 'operational',
    template: 'nudge',
    to: ['admin@customer.test'],
    subject: 'Your first dashboard',
    state: 'sent',
    createdAt: '2026-03-02T06:00:00.000Z',
    settledAt: '2026-03-02T06:00:01.000Z',
    attempts: 1,
    unsubscribeToken: 'secret-unsubscribe-token',
    firingReason: 'not implemented',
    ...part,
  };
}
