import { dayOf } from '../domain/day.ts';
import type { MailDelivery } from '../domain/messages/delivery.ts';
import { TemplateFailed } from '../domain/messages/errors.ts';
import type { Mail } from '../domain/messages/mail.ts';
import { messageVariables } from '../domain/messages/message-variables.ts';
import { FOOTER } from '../domain/messages/parse-templates.ts';
import type { Template } from '../domain/messages/template.ts';
import { loadCurrentWorkflows, loadWorkflows } from './load-workflows.ts';
import type { MessagePorts } from './message-ports.ts';
import { renderMail } from './render-mail.ts';

/** Writes a delivery's mail from its template, as the account stands now. Throws TemplateFailed. */
export async function composeMail(delivery: MailDelivery, ports: MessagePorts): Promise<Mail> {
  // What the run says is what it began with; who we are is what we say today.
  const { templates, catalogue } = await loadWorkflows(delivery.workflowsVersion, ports);
  const { settings } = await loadCurrentWorkflows(ports);
  const { accountId, contactId, audience } = delivery;
  const profile = (await ports.records.profiles([accountId])).get(accountId);
  const linkTo = (page: string) =>
    audience === 'customer' ? `${ports.apiUrl}/${page}/${delivery.unsubscribeToken}` : undefined;
  const unsubscribeUrl = linkTo('unsubscribe');
  const variables = messageVariables({
    accountId,
    judged: await ports.days.latestJudgedDay(accountId),
    contact: profile?.contacts.find((contact) => contact.contactId === contactId),
    settings,
    catalogue,
    playbook: delivery.playbook,
    reason: delivery.firingReason,
    escalationReason: delivery.escalationReason,
    today: dayOf(ports.clock.now()),
    unsubscribeUrl,
    preferencesUrl: linkTo('preferences'),
  });
  const wanted = audience === 'customer' ? [delivery.template, FOOTER] : [delivery.template];
  const parts = wanted.map((id) => templateOf(id, templates, delivery.workflowsVersion));
  const { deliveryId, to, claimedAt, createdAt } = delivery;
  const sentAt = new Date(claimedAt ?? createdAt);
  return {
    deliveryId,
    from: settings.sender,
    to,
    unsubscribeUrl,
    sentAt,
    ...renderMail(parts, variables, ports.templates, audience === 'customer' ? settings : undefined),
  };
}

function templateOf(id: string, templates: ReadonlyMap<string, Template>, version: string): Template {
  const template = templates.get(id);
  if (template) return template;
  throw new TemplateFailed(`Expected a template ${id} in workflows ${version}, found none.`);
}
