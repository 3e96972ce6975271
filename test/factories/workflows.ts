import type { Condition } from '../../lib/domain/expressions/expression.ts';
import type { Catalogue, Metric } from '../../lib/domain/metrics/catalogue.ts';
import type { Milestone } from '../../lib/domain/milestones/milestone.ts';
import type { Rule } from '../../lib/domain/rules/rule.ts';

const condition = (text: string) => ({ text, metrics: [], holds: () => 'unknown' }) as unknown as Condition;

function metric(id: string, part: Partial<Metric> = {}): [string, Metric] {
  const common = {
    family: id,
    label: id,
    familyLabel: id,
    group: 'logins-and-users',
    unit: 'logins',
    direction: 'up',
    form: 'value',
  } as const;
  return [id, { id, ...common, ...part }];
}

const catalogue = {
  metrics: new Map([
    metric('logins_28d', { family: 'logins', label: 'Logins in 28 days', windowInDays: 28 }),
    metric('logins_28d_change', { family: 'logins', form: 'change', unit: 'ratio' }),
    metric('nps', { group: 'sentiment', unit: 'points' }),
  ]),
} as unknown as Catalogue;

const milestones: Milestone[] = [
  { id: 'data-flowing', label: 'Data flows', required: true, dueDays: 14, when: condition('rows_kept > 0') },
  { id: 'dashboards', label: 'Three dashboards', required: true, dueDays: 30, when: condition('dashboards >= 3') },
  { id: 'gauge', label: 'A custom gauge', required: false, when: condition('gauges >= 1') },
];

const rule: Rule = {
  id: 'fading',
  label: 'Use is fading',
  when: condition('logins_28d_change < -0.4'),
  holdDays: 3,
  cooldownDays: 30,
  severity: 'warning',
  playbook: 'csm-task',
  mode: 'live',
  accounts: 'active',
};

/** A small set of definitions: one metric with its change and one without, three milestones, a live rule and one that is off. */
export const someWorkflows = {
  catalogue,
  milestones,
  rules: [rule, { ...rule, id: 'silenced', mode: 'off' as const }],
};
