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
