import { dayOf } from '../domain/day.ts';
import { type Audience, audienceOf, type Role } from '../domain/messages/message.ts';
import { messageVariables } from '../domain/messages/message-variables.ts';
import { FOOTER } from '../domain/messages/parse-templates.ts';
import { findRecipient } from '../domain/messages/recipient.ts';
import type { Template } from '../domain/messages/template.ts';
import { everyStep } from '../domain/playbooks/playbook.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { DayStore } from '../ports/judging.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { type Draft, draftedFiles } from './check-draft.ts';
import { checkWorkflows } from './check-workflows.ts';
import { NotFound, WorkflowsRefused } from './errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { renderMail } from './render-mail.ts';

/** Which template, as which playbook would send it, to which account; `draft` is of the workflows. */
export type MessageToPreview = { template: string; playbook?: string; accountId?: string; draft?: Draft };

/** A message as it would leave today, and whom it would be to; nothing is sent or kept. */
export type PreviewedMessage = {
  subject: string;
  text: string;
  html: string;
  audience: Audience;
  account: { accountId: string; name?: string };
  contact?: string;
};

export type PreviewMessagePorts = WorkflowPorts & { days: DayStore; records: RecordStore; clock: Clock };

/**
 * Writes a message from a template with what is known of an account today; without one, of the first of the portfolio.
 * Links of the footer lead nowhere. Throws NotFound, WorkflowsRefused for a draft with faults, TemplateFailed.
 */
export async function previewMessage(
  { template, playbook, accountId, draft }: MessageToPreview,
  ports: PreviewMessagePorts,
): Promise<PreviewedMessage> {
  const workflows = await workflowsOf(draft, ports);
  const wanted = templateOf(template, workflows);
  const account = accountId ?? (await anyAccount(ports.days));
  const judged = await ports.days.latestJudgedDay(account);
  if (!judged) throw new NotFound(`There is no account ${account} among those judged.`);
  const roles = rolesOf(template, playbook, workflows);
  const profile = (await ports.records.profiles([account])).get(account);
  const recipient = profile && findRecipient(roles, profile, workflows.settings);
  const audience = recipient?.audience ?? (roles[0] ? audienceOf(roles[0]) : 'customer');
  const rule = workflows.rules.find((one) => one.playbook === playbook && playbook !== undefined);
  const variables = messageVariables({
    ...{ accountId: account, judged, contact: recipient?.contact },
    ...{ settings: workflows.settings, catalogue: workflows.catalogue },
    ...{ playbook: playbook ?? 'preview', reason: rule?.label ?? 'The reason of the rule stands here' },
    escalationReason: 'The reason of the escalation stands here',
    today: dayOf(ports.clock.now()),
    ...(audience === 'customer' && { unsubscribeUrl: NOWHERE, preferencesUrl: NOWHERE }),
  });
  const first = template === FOOTER ? withSubject(wanted) : wanted;
  const parts = audience === 'customer' && template !== FOOTER ? [first, templateOf(FOOTER, workflows)] : [first];
  return {
    ...renderMail(parts, variables, ports.templates, audience === 'customer' ? workflows.settings : undefined),
    audience,
    account: { accountId: account, name: judged.attributes.name },
    contact: recipient?.contact?.name,
  };
}

const NOWHERE = 'https://example.com/';

/** The footer alone has no subject. */
const withSubject = (template: Template): Template => ({
  ...template,
  text: `Subject: ${template.id}\n${template.text}`,
});

async function workflowsOf(draft: Draft | undefined, ports: PreviewMessagePorts): Promise<Workflows> {
  if (!draft) return loadCurrentWorkflows(ports);
  const { value, faults } = checkWorkflows(await draftedFiles(draft, ports), ports);
  if (value) return value;
  throw new WorkflowsRefused(`The draft has ${faults.length} faults: correct them, and look again.`);
}

function templateOf(id: string, { templates }: Workflows): Template {
  const template = templates.get(id);
  if (template) return template;
  throw new NotFound(`There is no template ${id}.`);
}

async function anyAccount(days: DayStore): Promise<string> {
  const summary = await days.latestDaySummary();
  const [first] = summary ? await days.portfolio(summary.day) : [];
  if (first) return first.accountId;
  throw new NotFound('No account has been judged yet: there is nobody to write to.');
}

/** Whom the template is sent to by the playbook, else by any. */
function rolesOf(template: string, playbook: string | undefined, { playbooks }: Workflows): Role[] {
  const asked = playbook === undefined ? undefined : playbooks.get(playbook);
  const senders = asked ? [asked] : [...playbooks.values()];
  const steps = senders.flatMap(({ steps }) => everyStep(steps));
  return steps.flatMap((step) => ('template' in step && step.template === template ? step.to : []));
}
