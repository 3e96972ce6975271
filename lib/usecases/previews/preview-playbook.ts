import { type PlaybookEffect, playbookEffect } from '../../domain/previews/playbook-effect.ts';
import type { PreviewQuestion } from '../../domain/previews/preview.ts';
import { NotFound } from '../errors.ts';
import { lookBack } from '../replay/look-back.ts';
import { drafted } from './draft.ts';
import type { RulePreviewPorts } from './preview-rule.ts';

const HORIZON_DAYS = 28;

/** What a playbook would have done, as published or as drafted. Throws NotFound, and what `lookBack` does. */
export async function previewPlaybook(
  { playbookId, files, from, to }: Extract<PreviewQuestion, { kind: 'playbook' }>,
  ports: RulePreviewPorts,
): Promise<PlaybookEffect> {
  const workflows = await drafted(files, ports);
  const playbook = workflows.playbooks.get(playbookId);
  if (!playbook) throw new NotFound(`There is no playbook ${playbookId}.`);
  const tested = workflows.rules.filter((rule) => rule.playbook === playbookId);
  const asked = { tested, others: [], published: workflows, from, to, horizonDays: HORIZON_DAYS };
  const { range, backtests } = await lookBack(asked, ports);
  return playbookEffect(playbook, backtests, { range, caps: workflows.settings.caps });
}
