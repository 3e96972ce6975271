import { isKnownAt, type Scope } from '../../../lib/domain/expressions/helpers.ts';
import { accountFields, type healthFields } from '../../../lib/domain/expressions/vocabulary.ts';
import type { Catalogue, Metric } from '../../../lib/domain/metrics/catalogue.ts';
import type { OperationAnswer } from '../api/call-api.ts';

export type VocabularyMetric = OperationAnswer<'listMetrics'>['metrics'][number];
export type VocabularyMilestone = { id: string; label: string; dueDays?: number };

/** What a condition can speak of: the catalogue and the milestones that are published, or those of a draft. */
export type Vocabulary = { metrics: readonly VocabularyMetric[]; milestones: readonly VocabularyMilestone[] };

/** Something to ask about, as it is found by searching; `detail` says what it is. */
export type Subject = { key: string; label: string; group: string; unit?: string; detail?: string; names: string };

const fieldLabels: Record<(typeof accountFields)[number], string> = {
  name: 'Name',
  owner: 'CSM',
  industry: 'Industry',
  sizeBand: 'Size',
  ageBand: 'How long a customer',
  country: 'Country',
  timeZone: 'Time zone',
  stage: 'Stage',
  plan: 'Plan',
  currency: 'Currency',
  channel: 'Where they came from',
  signupDay: 'Sign-up day',
  renewalDay: 'Renewal day',
  cancelledDay: 'Day of cancellation',
};

const healthLabels: Record<Exclude<keyof typeof healthFields, 'band'>, [string, string]> = {
  score: ['Health score', '0 to 100'],
  coverage: ['How much of the score is known', 'a share, 0 to 1'],
  change_7d: ['Health score, change in a week', 'points; below 0 it fell'],
  change_28d: ['Health score, change in four weeks', 'points; below 0 it fell'],
};

/** Everything that conditions of a scope can ask about, in the order in which it is listed. */
export function subjectsOf({ metrics, milestones }: Vocabulary, scope: Scope): Subject[] {
  const known = metrics.filter(({ form }) => form !== 'milestone' || isKnownAt('score', scope));
  return [
    ...(isKnownAt('milestone', scope) ? implementation(milestones) : []),
    ...known.map(ofMetric),
    ...(scope === 'account' ? judgement : []),
    ...accountFields.map((field) => ({
      ...{ key: `account:${field}`, label: fieldLabels[field], group: 'The account', names: `account.${field}` },
    })),
    ...(isKnownAt('milestone', scope) ? people : []),
  ];
}

function implementation(milestones: readonly VocabularyMilestone[]): Subject[] {
  const group = 'Implementation';
  return [
    {
      key: 'flag:implemented',
      label: 'Implemented',
      group,
      detail: 'every required milestone reached',
      names: 'implemented',
    },
    {
      key: 'flag:cancelled',
      label: 'Cancelled',
      group: 'The account',
      detail: 'no longer a customer',
      names: 'cancelled',
    },
    ...milestones.map(({ id, label, dueDays }) => ({
      ...{ key: `milestone:${id}`, label, group, names: `${id} milestone reached overdue` },
      ...(dueDays !== undefined && { detail: `due ${dueDays} days after sign-up` }),
    })),
  ];
}

function ofMetric({ metric, label, group, unit, definition }: VocabularyMetric): Subject {
  return { key: `metric:${metric}`, label, group: inWords(group), unit, detail: definition, names: metric };
}

const judgement: Subject[] = [
  {
    key: 'health:band',
    label: 'Health band',
    group: 'Health',
    detail: 'green, yellow, red or unknown',
    names: 'health.band',
  },
  ...Object.entries(healthLabels).map(([field, [label, detail]]) => ({
    ...{ key: `health:${field}`, label, detail, group: 'Health', names: `health.${field}` },
  })),
  {
    ...{ key: 'risk:probability', label: 'Churn risk', group: 'Health', names: 'risk.probability' },
    detail: 'a share, 0 to 1; unknown where nothing is claimed',
  },
];

const people: Subject[] = [
  {
    key: 'contact:',
    label: 'Somebody with a role',
    group: 'People',
    detail: 'champion, admin, …',
    names: 'hasContact contact champion',
  },
];

const inWords = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `half of the customers lie between 42 and 285`; undefined where too few have it. */
export function spreadText({ everybody, unit }: VocabularyMetric): string | undefined {
  if (!everybody) return undefined;
  const format = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
  const [low, high] = [everybody.p25, everybody.p75].map((value) => format.format(value));
  const of = unit === 'ratio' ? '' : ` ${unit}`;
  return low === high ? `typical: ${low}${of}` : `typical: ${low} to ${high}${of}`;
}

/** Whether a metric's change against the window before is measured. */
export function hasChange({ metrics }: Vocabulary, metric: string): boolean {
  return metrics.some((one) => one.metric === `${metric}_change`) || stockChanges(metrics, metric).length === 1;
}

const stockChanges = (metrics: Vocabulary['metrics'], metric: string) =>
  metrics.filter(
    ({ metric: id, form }) =>
      form === 'change' && /^_\d+d_change$/.test(id.slice(metric.length)) && id.startsWith(metric),
  );

/** The catalogue as far as the product's reader of conditions asks for it. */
export function catalogueOf({ metrics, milestones }: Vocabulary): Catalogue {
  return {
    ...{ families: [], derived: [], sizeBands: [], ageBands: [], peers: { minimum: 0, widen: [] } },
    metrics: new Map(metrics.map((metric) => [metric.metric, asMetric(metric)])),
    milestones: new Map(milestones.map(({ id, label }) => [id, label])),
    dueMilestones: new Map(milestones.map(({ id, dueDays }) => [id, { dueDays, when: NOTHING }])),
  };
}

const NOTHING = { text: '', metrics: [], peerMetrics: [], milestones: [], reads: [], holds: () => 'unknown' as const };

function asMetric({ metric, label, group, unit, direction, form, windowInDays }: VocabularyMetric): Metric {
  const family = metric.replace(/_\d+d(?:_change)?$/, '');
  return { id: metric, family, label, familyLabel: label, group, unit, direction, form, windowInDays };
}
