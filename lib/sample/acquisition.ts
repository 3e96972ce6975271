import { type Day, dayFromNumber, dayNumber, monthOf } from '../domain/day.ts';
import { lastDayOf, monthsFrom } from '../domain/retention/months.ts';
import { CHANNELS } from './make-account.ts';
import type { PopulationPlan } from './population.ts';
import { Random } from './random.ts';

/** What marketing and sales spent in a month on a channel, in USD. */
export type Outlay = { number: number; channel: string; campaign: string; from: Day; until: Day; amount: number };

type Channel = keyof typeof CHANNELS;

/** What winning a customer costs by each channel when all goes as planned, and what the money goes to. */
const PLANNED: Record<Channel, { cost: number; campaign: string }> = {
  Inbound: { cost: 2_900, campaign: 'Content and search' },
  Outbound: { cost: 7_400, campaign: 'Sales development' },
  'Partner Referral': { cost: 3_600, campaign: 'Partner commissions' },
  Event: { cost: 6_100, campaign: 'Trade shows' },
  'Self-service': { cost: 900, campaign: 'Product trials' },
};

/** Of all accounts, so many become customers in a month: three in five sign up within the 18 months, and a few only try. */
const WON_A_MONTH = 0.58 / 18;

/** What was spent in each month that is over, since the company is watched: budgets are planned, what comes of them is not. */
export function outlaysOf(plan: PopulationPlan): Outlay[] {
  const months = monthsFrom(monthOf(dayFromNumber(plan.firstDay)), monthOf(dayFromNumber(plan.until)));
  return months
    .filter((month) => dayNumber(lastDayOf(month)) <= plan.until)
    .flatMap((month) =>
      (Object.keys(PLANNED) as Channel[]).map((channel, place) => outlay(plan, { month, channel, place })),
    );
}

function outlay(
  { seed, accounts }: PopulationPlan,
  { month, channel, place }: { month: string; channel: Channel; place: number },
): Outlay {
  const { cost, campaign } = PLANNED[channel];
  const won = (accounts * WON_A_MONTH * CHANNELS[channel]) / 100;
  const amount = cost * won * new Random(seed, month, channel, 'outlay').between(0.85, 1.2);
  return {
    number: Number(month.replace('-', '')) * 10 + place,
    channel,
    campaign,
    from: `${month}-01`,
    until: lastDayOf(month),
    amount: Math.round(amount / 10) * 10,
  };
}
