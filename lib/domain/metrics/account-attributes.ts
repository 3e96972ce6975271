import { type Day, dayFromNumber, dayNumber } from '../day.ts';
import type { Dossier } from '../records/dossier.ts';
import type { Attributes } from './account-day.ts';
import type { AccountHistory } from './account-history.ts';
import type { Catalogue } from './catalogue.ts';
import type { SizeBand } from './family-definition.ts';
import { firstCurrencyOf, measureSubscription, planByDay } from './measure-contract.ts';
import type { At } from './series.ts';

/** The account's attributes on each day (by index of the timeline), as they could be known then. */
export function accountAttributes(
  history: AccountHistory,
  dossier: Dossier,
  catalogue: Catalogue,
): (index: number) => Attributes {
  const { timeline, account, subscriptions, signupDay } = history;
  const measured = (take: 'seats' | 'days-to-renewal') =>
    measureSubscription({ ...subscriptionFamily, take }, history)(1);
  const seats = measured('seats');
  const renewal = measured('days-to-renewal');
  const planOn = planByDay(history);
  const cancelled = cancelledDays(dossier, history);
  const contractOn = contractByDay(history);
  const currency = firstCurrencyOf(subscriptions);
  const signedUp = signupDay === undefined ? undefined : dayFromNumber(signupDay);
  let last: Changing | undefined;
  let attributes: Attributes = {};
  return (index) => {
    const day = timeline.start + index;
    const cancelledDay = cancelled(index);
    const changing: Changing = {
      sizeBand: bandOf(catalogue.sizeBands, account.employees ?? known(seats, index)),
      ageBand: bandOf(catalogue.ageBands, signupDay === undefined ? undefined : day - signupDay),
      plan: planOn(index),
      renewalDay: later(day, known(renewal, index)),
      contract: contractOn(index),
      cancelledDay,
      currency: currency && index >= dayNumber(currency.since) - timeline.start ? currency.currency : undefined,
    };
    if (last && isSame(last, changing)) return attributes;
    last = changing;
    attributes = present({
      name: account.name,
      owner: account.ownerId,
      industry: account.industry,
      sizeBand: changing.sizeBand,
      ageBand: changing.ageBand,
      country: account.country,
      timeZone: account.timeZone,
      stage: cancelledDay ? 'churned' : account.stage === 'churned' ? undefined : account.stage,
      plan: changing.plan,
      currency: changing.currency,
      channel: account.channel,
      signupDay: signedUp,
      renewalDay: changing.renewalDay,
      contract: changing.contract,
      cancelledDay,
    });
    return attributes;
  };
}

/** What may be another on the next day: while it is not, the days share their attributes. */
type Changing = Pick<
  Attributes,
  'sizeBand' | 'ageBand' | 'plan' | 'renewalDay' | 'contract' | 'cancelledDay' | 'currency'
>;

function isSame(one: Changing, other: Changing): boolean {
  return (
    one.sizeBand === other.sizeBand &&
    one.ageBand === other.ageBand &&
    one.plan === other.plan &&
    one.renewalDay === other.renewalDay &&
    one.contract === other.contract &&
    one.cancelledDay === other.cancelledDay &&
    one.currency === other.currency
  );
}

const subscriptionFamily = {
  id: 'subscription',
  label: 'Subscription',
  group: 'commercial',
  unit: '',
  direction: 'neutral',
  record: 'subscription',
  absent: 'missing',
  change: false,
} as const;

function known(at: At, index: number): number | undefined {
  const value = at(index);
  return Number.isNaN(value) ? undefined : value;
}

const later = (day: number, days: number | undefined): Day | undefined =>
  days === undefined ? undefined : dayFromNumber(day + days);

function bandOf(bands: SizeBand[], size: number | undefined): string | undefined {
  if (size === undefined || size < 0) return undefined;
  return bands.find(({ upTo = Number.POSITIVE_INFINITY }) => size <= upTo)?.id;
}

/** The day the customer left: its newest cancellation by then, unless a subscription has begun since. */
function cancelledDays({ profile }: Dossier, { timeline, subscriptions }: AccountHistory) {
  const leaving = profile.cancellations.map(({ day }) => dayNumber(day) - timeline.start).sort((a, b) => a - b);
  const starting = subscriptions.map(({ startDay }) => dayNumber(startDay) - timeline.start);
  return (index: number): Day | undefined => {
    const left = leaving.findLast((day) => day <= index);
    if (left === undefined) return undefined;
    const back = starting.some((day) => day > left && day <= index);
    return back ? undefined : dayFromNumber(timeline.start + left);
  };
}

/** Whether the contract runs or has ended, by the lines that have begun. */
function contractByDay({ timeline, subscriptions }: AccountHistory) {
  const lines = subscriptions.map(({ startDay, endDay }) => ({
    start: dayNumber(startDay) - timeline.start,
    end: endDay === undefined ? Number.POSITIVE_INFINITY : dayNumber(endDay) - timeline.start,
  }));
  return (index: number): Attributes['contract'] => {
    let end: number | undefined;
    for (const line of lines) if (line.start <= index && line.end > (end ?? Number.NEGATIVE_INFINITY)) end = line.end;
    if (end === undefined) return undefined;
    return end > index ? 'running' : 'ended';
  };
}

function present(attributes: Attributes): Attributes {
  const stated: Attributes = {};
  for (const name in attributes) {
    const value = attributes[name as keyof Attributes];
    if (value !== undefined) (stated as Record<string, unknown>)[name] = value;
  }
  return stated;
}
