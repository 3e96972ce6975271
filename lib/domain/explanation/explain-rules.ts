import { addDays, type Day } from '../day.ts';
import type { RuleState } from '../health/health.ts';
import type { Severity } from '../rules/firing.ts';
import type { Rule, RuleMode } from '../rules/rule.ts';

/** `quiet`: its condition does not hold; `holding`: it holds; `cooling-down`: it fired and may not fire again yet. */
export const ruleStandings = ['quiet', 'holding', 'cooling-down'] as const;
export type RuleStanding = (typeof ruleStandings)[number];

/** A rule's standing for an account: since when its condition holds, when it last fired, and until when it stays silent. */
export type RuleLine = {
  rule: string;
  label: string;
  when: string;
  severity: Severity;
  /** Who answers for the rule. */
  owner?: string;
  mode: RuleMode;
  playbook?: string;
  standing: RuleStanding;
  holdsSince?: Day;
  firedDay?: Day;
  silentUntil?: Day;
};

/** Every rule that is looked at, in the order in which they are defined. */
export function explainRules(day: Day, states: Record<string, RuleState>, rules: readonly Rule[]): RuleLine[] {
  return rules.filter((rule) => rule.mode !== 'off').map((rule) => lineOf(day, states[rule.id] ?? {}, rule));
}

function lineOf(day: Day, { since, firedDay }: RuleState, rule: Rule): RuleLine {
  const { id, label, when, severity, owner, mode, playbook, cooldownDays } = rule;
  const silentUntil = firedDay === undefined ? undefined : addDays(firedDay, cooldownDays);
  const cooling = silentUntil !== undefined && silentUntil > day;
  return {
    rule: id,
    label,
    when: when.text,
    severity,
    ...(owner !== undefined && { owner }),
    mode,
    playbook,
    standing: cooling ? 'cooling-down' : since === undefined ? 'quiet' : 'holding',
    holdsSince: since,
    firedDay,
    silentUntil: cooling ? silentUntil : undefined,
  };
}
