import type { SampleAccount } from '../account.ts';
import type { DayNumber } from '../calendar.ts';
import { INDUSTRIES, type Industry } from '../industries.ts';
import type { Line } from '../subscriptions.ts';
import { lifecycleOf } from './as-of.ts';

/*
 * What systems other than the one that bills have on file: typed in once by somebody, and not always right since. A few
 * accounts differ from what Salesforce says, each in its own way.
 */

const industries = Object.keys(INDUSTRIES) as Industry[];
const PLANS: readonly Line['plan'][] = ['Starter', 'Team', 'Business', 'Enterprise'];
/** After so many days somebody in marketing counts a customer as live, without having looked. */
const LIVE_BY_HABIT_DAYS = 20;

/** Every so many-th account, beginning with one. */
const isOneIn = ({ number }: SampleAccount, many: number, first: number) => number % many === first;

/** The plan that is set up in the admin tool. */
export function planSetUp(account: SampleAccount, line: Line | undefined): string | undefined {
  if (!line) return undefined;
  const place = PLANS.indexOf(line.plan);
  return isOneIn(account, 13, 7) ? PLANS[Math.max(0, place - 1)] : line.plan;
}

/** The seats that are set up in the admin tool. */
export function seatsSetUp(account: SampleAccount, line: Line | undefined): number | undefined {
  if (!line) return undefined;
  return isOneIn(account, 8, 4) ? Math.ceil(line.seats * 1.2) + 1 : line.seats;
}

/** The industry that marketing has on file. */
export function industryOnFile(account: SampleAccount): Industry {
  if (!isOneIn(account, 10, 6)) return account.industry;
  const place = industries.indexOf(account.industry);
  return industries[(place + 1) % industries.length] as Industry;
}

/** The number of people that marketing has on file. */
export function employeesOnFile(account: SampleAccount): number {
  return isOneIn(account, 9, 2) ? Math.ceil(account.employees * 1.5) : account.employees;
}

/** What marketing has on file of where a customer stands; nothing before it is one, and nothing once it has left. */
export function statusOnFile(account: SampleAccount, until: DayNumber): string | undefined {
  const stage = lifecycleOf(account, until);
  if (stage === 'prospect' || stage === 'closed') return undefined;
  const byHabit = isOneIn(account, 2, 1) && until >= account.signup + LIVE_BY_HABIT_DAYS;
  return byHabit ? 'live' : stage;
}
