import type { RuleBacktest } from '../../domain/backtest/backtest.ts';
import { type PlaybookEffect, playbookEffect } from '../../domain/previews/playbook-effect.ts';
import type { PreviewQuestion } from '../../domain/previews/preview.ts';
import { backtestRule } from '../backtest-rule.ts';
import { NotFound } from '../errors.ts';
import { replayRange } from '../replay/replay-range.ts';
import { drafted } from './draft.ts';
import type { RulePreviewPorts } from './preview-rule.ts';

const HORIZON_DAYS = 28;

/** What a playbook would have done, as published or as drafted. Throws NotFound, and what `backtestRule` does. */
export async function previewPlaybook(
  { playbookId, files, from, to }: Extract<PreviewQuestion, { kind: 'playbook' }>,
  ports: RulePreviewPorts,
): Promise<PlaybookEffect> {
  const workflows = await drafted(files, ports);
  const playbook = workflows.playbooks.get(playbookId);
  if (!playbook) throw new NotFound(`There is no playbook ${playbookId}.`);
  const rules = workflows.rules.filter((rule) => rule.playbook === playbookId);
  const { range } = await replayRange({ from, to }, ports);
  const asked = { from: range.from, to: range.to, horizonDays: HORIZON_DAYS };
  const backtests: RuleBacktest[] = [];
  for (const { id: ruleId } of rules) {
    // Alone: what other rules flag does not matter here.
    const published = { ...workflows, rules: rules.filter(({ id }) => id === ruleId) };
    const { live } = await backtestRule({ ruleId, published, ...asked }, ports);
    if (live) backtests.push(live);
  }
  return playbookEffect(playbook, backtests, { range, caps: workflows.settings.caps });
}
