import { type CompanyReport, companyReport } from '../domain/company/company-report.ts';
import type { Period } from '../domain/company/contract.ts';
import { type CompanyAccount, companyTally } from '../domain/company/tally-company.ts';
import { addDays, addMonths, type Day, type Month, monthOf } from '../domain/day.ts';
import type { Milestone } from '../domain/milestones/milestone.ts';
import { effectiveAccount, type Profile } from '../domain/records/dossier.ts';
import { buckets } from '../domain/shards.ts';
import type { DayStore, JudgedDay } from '../ports/judging.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock } from '../ports/system.ts';
import { PeriodRefused } from './errors.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';
import { lastCompleteDay } from './plan-run.ts';

/** The last month of the period (default: the last that is over), and how many months it has. */
export type CompanyQuestion = { month?: Month; months: number };

export type CompanyPorts = WorkflowPorts & { records: RecordStore; days: DayStore; clock: Clock };

const ACCOUNTS_AT_ONCE = 100;

/**
 * The company's own numbers: retention, churn, renewals, what a customer is worth, and how onboarding goes. Accounts are
 * read a few at a time, however many there are. Throws PeriodRefused, NothingPublished.
 */
export async function reportCompany(question: CompanyQuestion, ports: CompanyPorts): Promise<CompanyReport> {
  const period = periodOf(question, lastCompleteDay(ports.clock));
  const { milestones, settings } = await loadCurrentWorkflows(ports);
  const targetDays = targetOf(milestones);
  const tally = companyTally(period, targetDays);
  const judgedDay = (await ports.days.latestDaySummary())?.day;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const ids = await ports.records.accountIds(bucket);
    for (let start = 0; start < ids.length; start += ACCOUNTS_AT_ONCE) {
      for (const account of await read(ids.slice(start, start + ACCOUNTS_AT_ONCE), judgedDay, ports))
        tally.add(account);
    }
  }
  return companyReport(tally.total(), { economics: settings.economics, targetDays });
}

/** Whole months; the last one goes up to yesterday while it is not over. */
function periodOf({ month, months }: CompanyQuestion, complete: Day): Period {
  const over =
    monthOf(addDays(complete, 1)) === monthOf(complete) ? addMonths(`${monthOf(complete)}-01`, -1) : complete;
  const last = month ?? monthOf(over);
  const from = addMonths(`${last}-01`, 1 - months);
  const end = addDays(addMonths(`${last}-01`, 1), -1);
  if (`${last}-01` > complete) {
    throw new PeriodRefused(
      `Expected a month with a day that is over, found ${last}; the last complete day is ${complete}.`,
    );
  }
  return { from, until: end > complete ? complete : end };
}

/** Onboarding is done when all required milestones are, so it should be by the latest of their days. */
function targetOf(milestones: readonly Milestone[]): number | undefined {
  const due = milestones.flatMap(({ required, dueDays }) => (required && dueDays !== undefined ? [dueDays] : []));
  return due.length > 0 ? Math.max(...due) : undefined;
}

async function read(ids: string[], judgedDay: Day | undefined, ports: CompanyPorts): Promise<CompanyAccount[]> {
  const profiles = await ports.records.profiles(ids);
  const judged = judgedDay === undefined ? undefined : await ports.days.judgedDays(ids, judgedDay);
  return [...profiles.values()].map((profile) => accountOf(profile, judged?.get(profile.accountId)));
}

function accountOf(profile: Profile, judged: JudgedDay | undefined): CompanyAccount {
  const { subscriptions, cancellations } = profile;
  const began = subscriptions.map(({ startDay }) => startDay).toSorted()[0];
  return {
    subscriptions,
    cancellations,
    signupDay: effectiveAccount(profile).signupDay ?? began,
    firstValueDay: Object.values(judged?.milestones ?? {}).toSorted()[0],
    wentLiveDay: judged?.implementedDay,
  };
}
