import type { Metric } from './catalogue.ts';
import type { FamilyDefinition } from './family-definition.ts';

/** The two metrics every catalogue has, because onboarding and renewal are counted in them. */
export const builtInFamilies: FamilyDefinition[] = [
  {
    id: 'days_since_signup',
    label: 'Days since sign-up',
    group: 'commercial',
    unit: 'days',
    direction: 'neutral',
    record: 'account',
    take: 'days-since-signup',
    absent: 'missing',
    change: false,
  },
  {
    id: 'days_to_renewal',
    label: 'Days to renewal',
    group: 'commercial',
    unit: 'days',
    direction: 'neutral',
    record: 'subscription',
    take: 'days-to-renewal',
    absent: 'missing',
    change: false,
  },
];

const told = { group: 'implementation', form: 'milestone' } as const;
const named = (id: string, label: string, unit: string, direction: Metric['direction']): Metric => ({
  ...{ id, family: id, label, familyLabel: label, unit, direction, ...told },
});

/**
 * What every catalogue has of the milestones: known once a day's milestones are checked (`milestoneMetrics`), so
 * neither milestones nor derived metrics can be made of them.
 */
export const milestoneMetrics: Metric[] = [
  named('milestones_reached', 'Milestones reached', 'milestones', 'up'),
  named('milestones_overdue', 'Required milestones overdue', 'milestones', 'down'),
  named('milestone_overdue_days', 'Days the most overdue milestone is late', 'days', 'down'),
  named('time_to_first_value', 'Days from sign-up to first value, the first milestone', 'days', 'down'),
  named('time_to_go_live', 'Days from sign-up to going live, all required milestones', 'days', 'down'),
];
