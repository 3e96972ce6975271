import type { Scorecard } from '../health/scorecard.ts';
import type { Settings } from '../messages/settings.ts';
import type { Template } from '../messages/template.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { Rule } from '../rules/rule.ts';

/** Everything a CS leader has defined, read and checked together. The catalogue knows the milestones. */
export type Workflows = {
  catalogue: Catalogue;
  milestones: Milestone[];
  /** In their order: the first that is for an account scores it. */
  scorecards: Scorecard[];
  rules: Rule[];
  /** The metrics whose peer distributions are kept: all. */
  peerMetrics: string[];
  settings: Settings;
  playbooks: ReadonlyMap<string, Playbook>;
  templates: ReadonlyMap<string, Template>;
};
