import type { Flagged } from '../../domain/backtest/backtest.ts';
import type { DraftFiles, PreviewQuestion } from '../../domain/previews/preview.ts';
import { ruleEffect } from '../../domain/previews/rule-effect.ts';
import { type ListedAccount, mostListed, type RulePreview } from '../../domain/previews/rule-preview.ts';
import { type BacktestPorts, backtestRule } from '../backtest-rule.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from '../load-workflows.ts';
import { drafted } from './draft.ts';

export type RulePreviewPorts = BacktestPorts & WorkflowPorts;

/** A cancellation counts for a firing when it comes within so many days, unless it is said otherwise. */
const HORIZON_DAYS = 28;

/** What a rule would have done: as published, and with a draft as drafted too. Throws what `backtestRule` does, and DraftFaulty. */
export async function previewRule(
  question: Extract<PreviewQuestion, { kind: 'rule' }>,
  ports: RulePreviewPorts,
): Promise<RulePreview> {
  const { ruleId, files, from, to, horizonDays = HORIZON_DAYS } = question;
  const published = await loadCurrentWorkflows(ports);
  const draft = files && (await drafted(files, ports));
  // Both are measured alike: by what the draft says of metrics, milestones and scorecards.
  const workflows = draft ? { ...draft, rules: published.rules } : published;
  const asked = { ruleId, published: workflows, drafts: draft?.rules, from, to, horizonDays };
  const { live, draft: drafting, onlyLive, onlyDraft, notes, ...figures } = await backtestRule(asked, ports);
  const flagged = [...(live?.flagged ?? []), ...(drafting?.flagged ?? [])];
  return {
    kind: 'rule',
    ...figures,
    ...(live && { live: ruleEffect(live, figures) }),
    ...(drafting && { draft: ruleEffect(drafting, figures) }),
    ...(onlyLive && { onlyLive: listed(onlyLive, flagged) }),
    ...(onlyDraft && { onlyDraft: listed(onlyDraft, flagged) }),
    notes: [...notes, ...notesOn(files)],
  };
}

function listed(accountIds: readonly string[], flagged: readonly Flagged[]): ListedAccount[] {
  const known = new Map(flagged.map(({ accountId, name, owner }) => [accountId, { accountId, name, owner }]));
  return accountIds.slice(0, mostListed).map((accountId) => known.get(accountId) ?? { accountId });
}

/** Files that say what an account is measured by. */
const MEASURING = ['metrics.yaml', 'milestones.yaml', 'scorecard.yaml'];

function notesOn(files: DraftFiles = {}): string[] {
  const changed = MEASURING.filter((file) => file in files);
  if (changed.length === 0) return [];
  return [`Both the published rule and the draft are judged by the draft's ${changed.join(', ')}.`];
}
