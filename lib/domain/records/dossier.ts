import type { Month } from '../day.ts';
import type {
  AccountRecord,
  Cancellation,
  Contact,
  Customisation,
  DataVolume,
  Interaction,
  Invoice,
  MilestoneEvidence,
  Sentiment,
  Subscription,
  SupportCase,
  Survey,
} from './record.ts';
import type { Revision } from './revision.ts';
import type { UsageCell } from './usage-cell.ts';

/** Use within a month: source → event → day of the month (`1` … `31`) → cell. */
export type UsageMonth = Record<string, Record<string, Record<string, UsageCell>>>;

/** Who used what within a month: source → event → person (`personKey`) → the days, bit 0 for the first; null where there were too many. */
export type PeopleMonth = Record<string, Record<string, Record<string, number> | null>>;

/** What is known of an account whatever the day. `accounts` holds one partial per source, in the order in which the sources were first imported. */
export type Profile = {
  accountId: string;
  accounts: AccountRecord[];
  contacts: Contact[];
  subscriptions: Subscription[];
  cancellations: Cancellation[];
  /** Raised whenever a record arrives that makes a difference to a day already judged: what was derived from history is then derived anew. */
  historyRevision: number;
  /** Months with a case or an invoice that was open for more than 150 days, or still is: read whatever the window. */
  longCaseMonths: Month[];
  /** What was known of these lists before something arrived late, oldest first. */
  revisions?: Revision[];
};

/**
 * The dated records of one account in one month (a case lies in the month it was opened, a survey in the month it
 * was sent, an invoice in the month it was issued).
 */
export type MonthOfRecords = {
  accountId: string;
  month: Month;
  usage: UsageMonth;
  people: PeopleMonth;
  cases: SupportCase[];
  surveys: Survey[];
  evidence: MilestoneEvidence[];
  customisations: Customisation[];
  dataVolumes: DataVolume[];
  interactions: Interaction[];
  sentiments: Sentiment[];
  invoices: Invoice[];
  /** What was known of the month before something arrived late, oldest first. */
  revisions?: Revision[];
};

/** A month with the lists given; those that are not, as a month stored before they existed has none, are empty. */
export function monthWith(
  month: Pick<MonthOfRecords, 'accountId' | 'month'> & Partial<MonthOfRecords>,
): MonthOfRecords {
  return {
    usage: {},
    people: {},
    cases: [],
    surveys: [],
    evidence: [],
    customisations: [],
    dataVolumes: [],
    interactions: [],
    sentiments: [],
    invoices: [],
    ...month,
  };
}

/** An account's profile with the months of records that were asked for, oldest first. */
export type Dossier = { profile: Profile; months: MonthOfRecords[] };

/** The account as all its sources together describe it: the first source that states a field wins. */
export function effectiveAccount(profile: Profile): AccountRecord {
  const merged: AccountRecord = { kind: 'account', accountId: profile.accountId, source: 'all' };
  for (const partial of profile.accounts.toReversed()) Object.assign(merged, partial);
  return { ...merged, source: profile.accounts.map((account) => account.source).join(' + ') };
}
