import type { SampleAccount } from '../account.ts';
import type { DayNumber } from '../calendar.ts';
import type { SampleCompany } from '../company.ts';
import type { Line } from '../subscriptions.ts';
import { csvFile, dayText, type SampleFile } from './file.ts';
import { accountId, salesforceId } from './salesforce-id.ts';
import { stamps } from './salesforce-stamps.ts';

/** A line of a contract with whose it is. */
export type ContractLine = { account: SampleAccount; line: Line };

/** Every line of every contract, account by account. */
export function contractLines({ accounts, lines }: SampleCompany): ContractLine[] {
  return accounts.flatMap((account) => (lines.get(account) ?? []).map((line) => ({ account, line })));
}

const LINES_PER_ACCOUNT = 64;

/** Subscriptions are a custom object in this organisation. */
export function subscriptionsFile(company: SampleCompany): SampleFile {
  return csvFile(
    'salesforce/Subscription__c.csv',
    contractLines(company),
    {
      Id: ({ account, line }) => salesforceId('a0B', 9_000 + account.number * LINES_PER_ACCOUNT + line.number),
      Name: ({ account, line }) => `SUB-${account.customerNumber.slice(2)}-${String(line.number).padStart(2, '0')}`,
      Account__c: ({ account }) => accountId(account),
      Plan__c: ({ line }) => line.plan,
      Status__c: ({ line, account }) => statusOf(line, account, company.until),
      CurrencyIsoCode: ({ account }) => account.currency,
      MRR__c: ({ line }) => line.mrr.toFixed(2),
      Seats__c: ({ line }) => line.seats,
      Term_Months__c: ({ account, line }) => (line.cause === 'trial' ? undefined : account.termMonths),
      Is_Trial__c: ({ line }) => line.cause === 'trial',
      Start_Date__c: ({ line }) => dayText(line.start),
      End_Date__c: ({ line }) => dayText(line.end),
      Renewal_Date__c: ({ line }) => dayText(line.renewal),
      ...stamps<ContractLine>(
        ({ line, account }) => [line.start, account.number * 3],
        ({ line }) => line.end ?? 0,
      ),
    },
    'all',
  );
}

function statusOf({ end }: Line, { departure }: SampleAccount, until: DayNumber): string {
  if (end === undefined) return 'Active';
  return departure?.effective === end && end <= until ? 'Cancelled' : 'Superseded';
}
