import type { Blemish, SampleAccount } from './account.ts';
import { isCustomer } from './account.ts';
import { type Assessment, assessmentsOf } from './assessments.ts';
import type { DayNumber } from './calendar.ts';
import { weekday } from './calendar.ts';
import { casesOf, PRESALES_DAYS, type Ticket } from './cases.ts';
import { type Engagement, engagementsOf } from './engagements.ts';
import { type Bill, billsOf } from './invoices.ts';
import { Life, type Stock, type Use } from './life.ts';
import { makeAccount } from './make-account.ts';
import { accountSlots, type PopulationPlan } from './population.ts';
import type { Line } from './subscriptions.ts';
import { type NpsSurvey, surveysOf, surveyWaves } from './surveys.ts';

/** Use of one event by one account on one day. */
export type UseOfDay = Use & { account: SampleAccount; day: DayNumber };

/** What an account was found to have, counted on a day. */
export type Snapshot = { account: SampleAccount; day: DayNumber; stock: Stock };

/** The company without its daily use. Records carry their whole future: the exports tell what is known on `until`. */
export type SampleCompany = Omit<PopulationPlan, 'accounts'> & {
  /** How many will have signed up after 18 months. */
  size: number;
  accounts: SampleAccount[];
  lines: Map<SampleAccount, Line[]>;
  snapshots: Snapshot[];
  tickets: Ticket[];
  surveys: NpsSurvey[];
  engagements: Engagement[];
  assessments: Assessment[];
  bills: Bill[];
};

/** Which account, by its place among its like, carries which blemish. */
const BLEMISHES: {
  blemish: Blemish;
  among: (account: SampleAccount, firstDay: DayNumber) => boolean;
  places: number[];
}[] = [
  { blemish: 'ticket-before-signup', among: isNewcomer, places: [3, 11] },
  { blemish: 'usage-before-signup', among: isNewcomer, places: [5] },
  { blemish: 'duplicate-contact', among: isNewcomer, places: [2, 7] },
  { blemish: 'missing-in-hubspot', among: isNewcomer, places: [1, 9] },
  { blemish: 'open-after-churn', among: leavesInTime, places: [2, 7] },
];

function isNewcomer({ signup }: SampleAccount, firstDay: DayNumber): boolean {
  return signup >= firstDay;
}

/** Leaves within the first 13 months: late enough to be told of, early enough to be seen. */
function leavesInTime({ departure }: SampleAccount, firstDay: DayNumber): boolean {
  return departure !== undefined && departure.effective > firstDay && departure.effective <= firstDay + 400;
}

/** Everyone who is or was a customer, or asked before becoming one, by `until`. */
export function sampleAccounts(plan: PopulationPlan): SampleAccount[] {
  const taken = new Set<string>();
  const seen = BLEMISHES.map(() => 0);
  const slots = accountSlots({ ...plan, until: plan.until + PRESALES_DAYS });
  const accounts = slots.map((slot) => {
    const account = makeAccount(plan.seed, slot, taken);
    BLEMISHES.forEach(({ blemish, among, places }, index) => {
      if (!among(account, plan.firstDay)) return;
      if (places.includes(seen[index] ?? 0)) account.blemishes.push(blemish);
      seen[index] = (seen[index] ?? 0) + 1;
    });
    return account;
  });
  return accounts.filter((account) => knownFrom(account) <= plan.until);
}

/** The first day on which any system has heard of the account. */
export function knownFrom({ signup, blemishes }: SampleAccount): DayNumber {
  return blemishes.includes('ticket-before-signup') ? signup - PRESALES_DAYS : signup;
}

/**
 * Lives through the company day by day, from its first customer to `until`: yields each watched day's use, and returns
 * the rest. What is yielded for a day, and every record dated up to it, is the same whatever `until` is.
 */
export function* liveThrough(plan: PopulationPlan): Generator<UseOfDay[], SampleCompany> {
  const { seed, firstDay, until } = plan;
  const accounts = sampleAccounts(plan);
  const lives = accounts.map((account) => new Life(seed, account));
  const snapshots: Snapshot[] = [];
  const start = Math.min(firstDay, ...accounts.map(({ signup }) => signup));
  for (let day = start; day <= until; day += 1) {
    const uses = lives.map((life) => life.live(day));
    if (day < firstDay) continue;
    snapshots.push(
      ...lives.filter((life, index) => isCounted(life, day, firstDay, uses[index])).map((life) => snapshot(life, day)),
    );
    yield uses.flatMap((of, index) => of.map((use) => ({ ...use, account: accounts[index] as SampleAccount, day })));
  }
  const tickets = accounts
    .flatMap((account) => casesOf(seed, account, until))
    .filter(({ opened }) => opened >= firstDay * MS_PER_DAY);
  const surveys = surveyWaves(firstDay, until).flatMap((wave) => accounts.flatMap((one) => surveysOf(seed, one, wave)));
  const lines = new Map(lives.map((life) => [life.account, life.subscriptions.lines]));
  const watched = ({ day }: { day: DayNumber }) => day >= firstDay;
  return {
    ...plan,
    size: plan.accounts,
    accounts,
    lines,
    snapshots,
    tickets: tickets.sort((a, b) => a.opened - b.opened),
    surveys,
    engagements: accounts.flatMap((account) => engagementsOf(seed, account, until)).filter(watched),
    assessments: accounts.flatMap((account) => assessmentsOf(seed, account, until)).filter(watched),
    bills: accounts
      .flatMap((account) => billsOf(seed, account, lines.get(account) ?? [], until))
      .filter(({ issued }) => issued >= firstDay),
  };
}

const MS_PER_DAY = 86_400_000;

/** The admin tool counts on Mondays, and on every day on which something was built. */
function isCounted({ account }: Life, day: DayNumber, firstDay: DayNumber, uses: Use[] = []): boolean {
  const changed = uses.some(({ event }) => event.endsWith('_created') || event === 'data_source_connected');
  return isCustomer(account, day) && (changed || weekday(day) === 1 || day === firstDay);
}

function snapshot({ account, stock }: Life, day: DayNumber): Snapshot {
  return { account, day, stock: { ...stock } };
}
