import type { Condition } from '../expressions/expression.ts';
import type { Severity } from './firing.ts';

/** `live` rules start playbooks, `shadow` rules only record what they would have done, `off` rules are not looked at. */
export const ruleModes = ['live', 'shadow', 'off'] as const;
export type RuleMode = (typeof ruleModes)[number];

/** Which accounts a rule looks at; customers that have cancelled are left alone unless it says otherwise. */
export const ruleAudiences = ['active', 'cancelled', 'all'] as const;
export type RuleAudience = (typeof ruleAudiences)[number];

/** When to raise the alarm about an account, and what to start then. */
export type Rule = {
  id: string;
  label: string;
  when: Condition;
  /** Days the condition must have held without a break; the first counts. */
  holdDays: number;
  /** Days after a firing in which the rule does not fire again for the account. */
  cooldownDays: number;
  severity: Severity;
  /** Who answers for the rule: an e-mail address, or a role. */
  owner?: string;
  playbook?: string;
  mode: RuleMode;
  accounts: RuleAudience;
  /** Once fired, the rule stays silent until this holds (besides the cooldown). */
  exitWhen?: Condition;
  /** Why, in the leader's words, with `{metric}` where values belong. */
  because?: string;
};
