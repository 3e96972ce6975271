import { faultAt, type SourceDocument } from '../documents/source-document.ts';
import type { Fault } from '../errors.ts';
import { audienceOf } from '../messages/message.ts';
import type { Template } from '../messages/template.ts';
import { everyStep, type Playbook } from '../playbooks/playbook.ts';
import { speaksOfRisk } from '../rules/reason-in-words.ts';
import type { Rule } from '../rules/rule.ts';

type Folder = {
  rules: readonly Rule[];
  playbooks: ReadonlyMap<string, Playbook>;
  templates: ReadonlyMap<string, Template>;
};

/**
 * Customers never read how likely we think it is that they leave. No template can name the risk; this is the one way
 * round: a rule whose reason tells it, and whose playbook sends customers a template that writes the reason.
 */
export function riskToCustomers(document: SourceDocument, { rules, playbooks, templates }: Folder): Fault[] {
  return rules.flatMap((rule) => {
    const playbook = rule.playbook === undefined ? undefined : playbooks.get(rule.playbook);
    const template = playbook && speaksOfRisk(rule) ? tellingTemplate(playbook, templates) : undefined;
    if (template === undefined) return [];
    const message = `customers would read their churn risk: the reason tells it, and ${rule.playbook} sends them "${template}", which writes playbook.reason`;
    const hint = 'write a because: without {risk}, or take the reason out of the template';
    return [faultAt(document, ['rules', indexOf(document, rule), 'playbook'], message, { hint })];
  });
}

function tellingTemplate({ steps }: Playbook, templates: Folder['templates']): string | undefined {
  return everyStep(steps).flatMap((step) => {
    const mails = step.kind === 'email' || step.kind === 'escalate';
    if (!mails || !step.to.some((role) => audienceOf(role) === 'customer')) return [];
    const { text = '', html = '' } = templates.get(step.template) ?? {};
    return /\bplaybook\s*(\.\s*reason\b|\[)/.test(text + html) ? [step.template] : [];
  })[0];
}

/** Rules that could not be read are not among those that were, so that places differ. */
function indexOf({ value }: SourceDocument, { id }: Rule): number {
  const { rules } = value as { rules: { id?: unknown }[] };
  return rules.findIndex((rule) => rule?.id === id);
}
