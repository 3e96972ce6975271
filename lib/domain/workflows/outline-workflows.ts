import { splitSubject, type Template } from '../messages/template.ts';
import { drawPlaybook, type PlaybookDrawing } from '../playbooks/draw-playbook.ts';
import { everyStep, type Playbook } from '../playbooks/playbook.ts';
import type { Rule } from '../rules/rule.ts';
import { type OutlinedScorecard, outlineScorecard } from './outline-scorecard.ts';
import type { Workflows } from './workflows.ts';

/** A rule as a list shows it; conditions are CEL, `metrics` those that it reads. */
export type OutlinedRule = Omit<Rule, 'when' | 'exitWhen'> & { when: string; exitWhen?: string; metrics: string[] };

/** A step towards being implemented; `metrics` those that its condition reads. */
export type OutlinedMilestone = {
  id: string;
  label: string;
  when: string;
  required: boolean;
  dueDays?: number;
  metrics: string[];
};

/** A playbook with its drawing; `rules` are those that start it. */
export type OutlinedPlaybook = Pick<Playbook, 'id' | 'title' | 'exitWhen' | 'holdout'> & {
  drawing: PlaybookDrawing;
  templates: string[];
  rules: string[];
};

/** A template with its subject line, and the playbooks that send it; a footer has no subject. */
export type OutlinedTemplate = { id: string; subject?: string; playbooks: string[] };

/** What the workflows say, as pages show it: conditions as their text, nothing compiled. */
export type WorkflowsOutline = {
  rules: OutlinedRule[];
  scorecards: OutlinedScorecard[];
  milestones: OutlinedMilestone[];
  playbooks: OutlinedPlaybook[];
  templates: OutlinedTemplate[];
  /** Webhook endpoints by name. */
  endpoints: string[];
  alertBudget?: { firingsPerCsmPerWeek: number };
};

/** The outline of checked workflows. */
export function outlineWorkflows(workflows: Workflows): WorkflowsOutline {
  const { rules, scorecards, milestones, playbooks, templates, settings } = workflows;
  const drawn = [...playbooks.values()].map((playbook) => outlinePlaybook(playbook, rules));
  return {
    rules: rules.map(outlineRule),
    scorecards: scorecards.map(outlineScorecard),
    milestones: milestones.map(({ when, ...milestone }) => ({ ...milestone, when: when.text, metrics: when.metrics })),
    playbooks: drawn,
    templates: [...templates.values()].map((template) => outlineTemplate(template, drawn)),
    endpoints: settings.webhooks.map(({ id }) => id),
    ...(settings.alertBudget && { alertBudget: settings.alertBudget }),
  };
}

function outlineRule({ when, exitWhen, ...rule }: Rule): OutlinedRule {
  const metrics = [...new Set([...when.metrics, ...(exitWhen?.metrics ?? [])])];
  return { ...rule, when: when.text, ...(exitWhen && { exitWhen: exitWhen.text }), metrics };
}

function outlinePlaybook(playbook: Playbook, rules: readonly Rule[]): OutlinedPlaybook {
  const { id, title, exitWhen, holdout, steps } = playbook;
  const sent = everyStep(steps).flatMap((step) => ('template' in step ? [step.template] : []));
  return {
    ...{ id, title, exitWhen, holdout },
    drawing: drawPlaybook(playbook),
    templates: [...new Set(sent)],
    rules: rules.filter((rule) => rule.playbook === id).map((rule) => rule.id),
  };
}

function outlineTemplate({ id, text }: Template, playbooks: readonly OutlinedPlaybook[]): OutlinedTemplate {
  const subject = splitSubject(text)?.subject;
  const senders = playbooks.filter(({ templates }) => templates.includes(id)).map((playbook) => playbook.id);
  return { id, ...(subject !== undefined && { subject }), playbooks: senders };
}
