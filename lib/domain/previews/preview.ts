import type { Fault } from '../errors.ts';
import type { MilestonesEffect } from './milestones-effect.ts';
import type { PlaybookEffect } from './playbook-effect.ts';
import type { RulePreview } from './rule-preview.ts';
import type { ScorecardPreview } from './scorecard-preview.ts';

export const previewKinds = ['rule', 'scorecard', 'milestones', 'playbook'] as const;

/** What a part of the workflows would have done on history. */
export type PreviewKind = (typeof previewKinds)[number];

/** A draft: files in place of the published ones of the same path (`rules.yaml` → its text); null takes one away. */
export type DraftFiles = Record<string, string | null>;

/** Without days, the last of the history that the kind looks at. */
type Days = { from?: string; to?: string };

/** What to try on history: the published workflows, or with `files` a draft of them. */
export type PreviewQuestion =
  | ({ kind: 'rule'; ruleId: string; files?: DraftFiles; horizonDays?: number } & Days)
  | ({ kind: 'scorecard'; files: DraftFiles; horizonDays?: number } & Days)
  | { kind: 'milestones'; files: DraftFiles }
  | ({ kind: 'playbook'; playbookId: string; files?: DraftFiles } & Days);

export type PreviewResult = RulePreview | ScorecardPreview | MilestonesEffect | PlaybookEffect;

/** How far the work is: `done` of `total` of something. */
export type PreviewProgress = { done: number; total: number; what: string };

export const previewStates = ['running', 'done', 'failed'] as const;

/** A preview that was asked for, and what has become of it. Instants are ISO 8601, UTC. */
export type Preview = {
  /** The hash of the question, of what is published and of how far the history reaches: the same question has the same answer. */
  previewId: string;
  kind: PreviewKind;
  /** `running` from the moment it was asked for. */
  state: (typeof previewStates)[number];
  requestedAt: string;
  startedAt?: string;
  endedAt?: string;
  progress?: PreviewProgress;
  result?: PreviewResult;
  /** Why it failed, in words. */
  reason?: string;
  /** What is wrong with the draft, where that is why. */
  faults?: Fault[];
};
