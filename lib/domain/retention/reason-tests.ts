import type { Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { milestoneStandings } from '../milestones/evaluate-milestones.ts';
import type { Milestone } from '../milestones/milestone.ts';
import type { Cancellation, Subscription } from '../records/record.ts';
import type { DerivedReason, ReasonBasis } from './cancellation-case.ts';
import { type DepartureSigns, type SignLine, signOf } from './departure-signs.ts';
import { pricePerSeat } from './price-per-seat.ts';

/** All that the tests look at. `lastDay` is the last day before the customer was known to leave; `judged` the account on it. */
export type DepartureFacts = {
  lastDay: Day;
  judged?: AccountDay;
  milestones: readonly Milestone[];
  signs: DepartureSigns;
  subscriptions: readonly Subscription[];
  said?: { reason: Cancellation['reason']; source: string; day: Day };
};

type Finding = { verdict: true | false | 'unknown'; because: string; evidence?: (SignLine | undefined)[] };

/** A test of why a customer left. */
export type ReasonTest = {
  reason: DerivedReason;
  basis: Exclude<ReasonBasis, 'nothing'>;
  /** What is asked, with its thresholds, as it stands in the documentation. */
  asks: string;
  find(facts: DepartureFacts): Finding;
};

const reasonWords: Record<DerivedReason, string> = {
  'never-implemented': 'that it never got implemented',
  acquired: 'acquired',
  'integration-missing': 'that an integration is missing',
  support: 'that support disappointed',
  'usage-faded': 'that use faded',
  price: 'that the price is too high',
  competitor: 'that it moved to a competitor',
  'not-enough-value': 'not enough value',
  unknown: 'nothing',
};

/** From these on a test holds. */
const thresholds = {
  useKept: 0.6,
  useWorthComparing: 1,
  cases: 4,
  frustratingPercent: 40,
  satisfiedPercent: 40,
  urgentDays: 10,
  priceRise: 0.1,
  priceDays: 120,
} as const;

/** The tests, in the order in which they are asked: the first that holds gives the reason. */
export const reasonTests: readonly ReasonTest[] = [
  {
    reason: 'never-implemented',
    basis: 'records',
    asks: 'A required milestone had not been reached on the last day, and the metrics it asks for were known.',
    find: neverImplemented,
  },
  { ...saidTest('acquired'), asks: 'The customer says that it was acquired or merged: no record of ours can tell.' },
  {
    ...saidTest('integration-missing'),
    asks: 'The customer says that an integration it needs is missing: less use is then what follows, not why.',
  },
  {
    reason: 'support',
    basis: 'records',
    asks: `An urgent case had been waiting for ${thresholds.urgentDays} days or more; or ${thresholds.cases} or more cases in 90 days, of which ${thresholds.frustratingPercent} % or more were closed as “future release” or “as designed”, or with fewer than ${thresholds.satisfiedPercent} % satisfied.`,
    find: badSupport,
  },
  {
    reason: 'usage-faded',
    basis: 'records',
    asks: `In the last 28 days ${100 * thresholds.useKept} % or less of the people a day that there were in the 28 days twelve or 24 weeks before (whichever were more), if that was ${thresholds.useWorthComparing} or more.`,
    find: usageFaded,
  },
  {
    reason: 'price',
    basis: 'records',
    asks: `The price per seat rose by ${100 * thresholds.priceRise} % or more within the last ${thresholds.priceDays} days.`,
    find: priceRose,
  },
  ...(['price', 'competitor', 'not-enough-value', 'support', 'never-implemented'] as const).map((reason) => ({
    ...saidTest(reason),
    asks: `The customer says ${inWords(reason)}, and nothing in our records says otherwise.`,
  })),
];

function saidTest(reason: DerivedReason & Cancellation['reason']): Omit<ReasonTest, 'asks'> {
  return {
    reason,
    basis: 'said',
    find({ said }) {
      if (said?.reason !== reason) return { verdict: false, because: `The customer did not say ${inWords(reason)}` };
      const evidence = [{ what: `Reason given: ${inWords(reason)}`, day: said.day, source: said.source }];
      return { verdict: true, because: `The customer says ${inWords(reason)}`, evidence };
    },
  };
}

function inWords(reason: DerivedReason): string {
  return { ...reasonWords, 'not-enough-value': 'that it got too little value', acquired: 'that it was acquired' }[
    reason
  ];
}

function neverImplemented({ judged, milestones, lastDay }: DepartureFacts): Finding {
  if (!judged) return { verdict: 'unknown', because: 'Nothing is known of it before it left' };
  if (judged.implementedDay !== undefined)
    return { verdict: false, because: `It was implemented on ${judged.implementedDay}` };
  const open = milestoneStandings(judged, [...milestones]).filter((one) => one.required && !one.reachedDay);
  if (open.length === 0) return { verdict: 'unknown', because: 'No milestone is required' };
  const missing = open.filter(({ unknown }) => !unknown);
  if (missing.length === 0)
    return { verdict: 'unknown', because: `No source told whether ${labels(open)} had been reached` };
  const evidence = missing.map(({ label, dueDay }) => ({
    what: `Not reached: ${label}${dueDay === undefined ? '' : ` (due ${dueDay})`}`,
    day: lastDay,
    source: 'milestones.yaml',
  }));
  return { verdict: true, because: `Never reached: ${labels(missing)}`, evidence };
}

const labels = (all: readonly { label: string }[]) => all.map(({ label }) => label).join(', ');

function badSupport({ signs: { last } }: DepartureFacts): Finding {
  const of = (metric: string) => last?.metrics[metric];
  const evidence = (...metrics: string[]) => metrics.map((metric) => signOf(last, metric));
  const [cases, waiting] = [of('cases_opened_90d'), of('urgent_open_days')];
  if (cases === undefined) return { verdict: 'unknown', because: 'No source told of support cases' };
  if ((of('urgent_open') ?? 0) > 0 && waiting !== undefined && waiting >= thresholds.urgentDays) {
    const because = `An urgent case had been waiting for ${Math.round(waiting)} days`;
    return { verdict: true, because, evidence: evidence('urgent_open', 'urgent_open_days') };
  }
  const [frustrating, satisfied] = [of('frustrating_share_90d') ?? 0, of('csat_90d') ?? 100];
  const isFrustrated = frustrating >= thresholds.frustratingPercent || satisfied < thresholds.satisfiedPercent;
  if (cases >= thresholds.cases && isFrustrated) {
    const because = `${cases} cases in 90 days, ${Math.round(frustrating)} % of them closed as future release or as designed`;
    return { verdict: true, because, evidence: evidence('cases_opened_90d', 'frustrating_share_90d', 'csat_90d') };
  }
  return { verdict: false, because: `${cases} cases in 90 days, none of which stands out` };
}

function usageFaded({ signs: { last, earlier } }: DepartureFacts): Finding {
  const peopleOn = (day: AccountDay | undefined) => day?.metrics.daily_people_28d;
  const now = peopleOn(last);
  const [best] = earlier
    .filter((day) => peopleOn(day) !== undefined)
    .toSorted((a, b) => (peopleOn(b) ?? 0) - (peopleOn(a) ?? 0));
  const before = peopleOn(best);
  if (now === undefined || before === undefined)
    return { verdict: 'unknown', because: 'Use is not known on the last day, and twelve or 24 weeks before' };
  if (before < thresholds.useWorthComparing)
    return { verdict: false, because: `There was too little use to fade: ${before.toFixed(1)} people a day` };
  const because = `${now.toFixed(1)} people a day in the last 28 days, ${before.toFixed(1)} in those before ${best?.day}`;
  const evidence = [signOf(best, 'daily_people_28d'), signOf(last, 'daily_people_28d')];
  return { verdict: now <= before * thresholds.useKept, because, evidence };
}

function priceRose({ subscriptions, lastDay }: DepartureFacts): Finding {
  const change = pricePerSeat(subscriptions, lastDay, thresholds.priceDays);
  if (!change) return { verdict: 'unknown', because: 'The price per seat is not known' };
  const { before, now, day, source } = change;
  const because = `${now.toFixed(2)} a seat and month, ${before.toFixed(2)} ${thresholds.priceDays} days before`;
  const evidence = [{ what: 'Price per seat and month', value: Math.round(now * 100) / 100, day, source }];
  return { verdict: now >= before * (1 + thresholds.priceRise), because, evidence };
}
