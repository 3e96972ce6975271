import type { Condition, Reading } from '../expressions/expression.ts';
import type { Rule } from '../rules/rule.ts';

/** What snapshots four weeks apart do not tell, and what it is called. */
const untold: Partial<Record<Reading, string>> = {
  risk: 'churn risk, of which no model of that time is kept',
  trend: 'how health has changed, which snapshots four weeks apart do not tell',
};

/** A rule that takes no part, and what it asks for that cannot be told. */
export type NotJudged = { id: string; label: string; because: string };

/** What a condition asks for that a snapshot does not tell; undefined when it can be judged. */
export function asksUntold({ reads }: Condition): string | undefined {
  const asked = reads.find((one) => one in untold);
  return asked && untold[asked];
}

/** The rules that cannot be judged on snapshots: to them it would look as if they never held. */
export function unjudgeable(rules: readonly Rule[]): NotJudged[] {
  return rules.flatMap(({ id, label, when }) => {
    const asked = asksUntold(when);
    return asked === undefined ? [] : [{ id, label, because: `It asks for ${asked}.` }];
  });
}
