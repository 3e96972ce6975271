import { deliveryIdOf, isSettled, type MailDelivery } from '../domain/messages/delivery.ts';
import type { Category, Role } from '../domain/messages/message.ts';
import { findRecipient } from '../domain/messages/recipient.ts';
import type { RunInput } from '../domain/playbooks/step-order.ts';
import { decideMessage, resumeClaimed } from './decide-message.ts';
import { loadCurrentWorkflows } from './load-workflows.ts';
import type { MessagePorts } from './message-ports.ts';

/** A message a step of a run wants to send: to the first of the roles somebody fills. */
export type MessageRequest = {
  run: RunInput;
  stepId: string;
  exitWhen?: string;
  to: Role[];
  template: string;
  category: Category;
  escalationReason?: string;
};

/**
 * Sends a step's message, once however often the step is performed. It may also be held until later or dropped: the
 * delivery says which, and why. Throws what is worth another try of the step (MailNotAccepted, MailOutcomeUnknown, MessageLogContended).
 */
export async function sendMessage(request: MessageRequest, ports: MessagePorts): Promise<MailDelivery> {
  const known = await ports.deliveries.find(deliveryIdOf(request.run.runId, request.stepId));
  if (known?.channel === 'email') return goOn(known, ports);
  const draft = await draftOf(request, ports);
  if (draft.to.length > 0) return decideMessage(draft, { isNew: true }, ports);
  const nobody: MailDelivery = {
    ...draft,
    state: 'dropped',
    reason: `nobody to write to: the account has no ${request.to.join(' or ')} with an e-mail address`,
    settledAt: draft.createdAt,
  };
  await ports.deliveries.create(nobody);
  return nobody;
}

/** What another attempt of a step does about a message that the first one left behind. */
async function goOn(known: MailDelivery, ports: MessagePorts): Promise<MailDelivery> {
  if (isSettled(known)) return known;
  if (known.state === 'claimed') return resumeClaimed(known, ports);
  const isDue = known.dueAt === undefined || known.dueAt <= ports.clock.now().toISOString();
  return isDue ? decideMessage(known, { isNew: false }, ports) : known;
}

async function draftOf({ run, stepId, to, ...request }: MessageRequest, ports: MessagePorts): Promise<MailDelivery> {
  const { settings } = await loadCurrentWorkflows(ports);
  const profile = (await ports.records.profiles([run.accountId])).get(run.accountId);
  const recipient = profile && findRecipient(to, profile, settings);
  const { runId, accountId, playbook, workflowsVersion } = run;
  return {
    ...request,
    deliveryId: deliveryIdOf(runId, stepId),
    channel: 'email',
    runId,
    stepId,
    playbook,
    accountId,
    workflowsVersion,
    state: 'held',
    createdAt: ports.clock.now().toISOString(),
    attempts: 0,
    audience: recipient?.audience ?? 'customer',
    to: recipient?.to ?? [],
    contactId: recipient?.contact?.contactId,
    firingReason: run.reason,
  };
}
