import type { SampleAccount } from '../account.ts';
import type { SampleCompany } from '../company.ts';
import type { Line } from '../subscriptions.ts';
import { departureAsOf } from './as-of.ts';
import { csvFile, dayText, type SampleFile } from './file.ts';
import { accountId, salesforceId, userId } from './salesforce-id.ts';
import { stamps } from './salesforce-stamps.ts';
import { type ContractLine, contractLines } from './salesforce-subscriptions.ts';

type Deal = ContractLine & {
  type: string;
  stage: 'Closed Won' | 'Closed Lost' | 'Negotiation/Review';
  close: number;
  number: number;
};

const DEAL_TYPES: Record<Line['cause'], string | undefined> = {
  trial: undefined,
  new: 'New Customer',
  renewal: 'Existing Customer - Replacement',
  upgrade: 'Existing Customer - Upgrade',
  downgrade: 'Existing Customer - Downgrade',
};

/** Won deals behind each line, and for yearly contracts the renewal that is open or was lost. */
export function opportunitiesFile(company: SampleCompany): SampleFile {
  const lines = contractLines(company);
  const won = lines.flatMap(({ account, line }): Deal[] => {
    const type = DEAL_TYPES[line.cause];
    return type ? [{ account, line, type, stage: 'Closed Won', close: line.start, number: line.number }] : [];
  });
  const renewals = company.accounts.flatMap((account) => renewalOf(company, account));
  return csvFile(
    'salesforce/Opportunity.csv',
    [...won, ...renewals].sort(byAccount),
    {
      Id: ({ account, number }) => salesforceId('006', 70_000 + account.number * 128 + number),
      IsDeleted: () => false,
      AccountId: ({ account }) => accountId(account),
      Name: ({ account, type, line }) => `${account.name} - ${type.split(' - ').at(-1)} ${line.plan}`,
      Type: ({ type }) => type,
      StageName: ({ stage }) => stage,
      Amount: ({ line }) => (line.mrr * 12).toFixed(2),
      CurrencyIsoCode: ({ account }) => account.currency,
      CloseDate: ({ close }) => dayText(close),
      Probability: ({ stage }) => ({ 'Closed Won': 100, 'Closed Lost': 0, 'Negotiation/Review': 90 })[stage],
      IsClosed: ({ stage }) => stage !== 'Negotiation/Review',
      IsWon: ({ stage }) => stage === 'Closed Won',
      ForecastCategoryName: ({ stage }) =>
        ({ 'Closed Won': 'Closed', 'Closed Lost': 'Omitted', 'Negotiation/Review': 'Commit' })[stage],
      OwnerId: ({ account }) => userId(account.csm.number),
      ...stamps<Deal>(
        ({ close, account }) => [Math.min(close, company.until) - 30, account.number * 5],
        ({ close, stage }) => (stage === 'Negotiation/Review' ? 0 : close),
      ),
    },
    'all',
  );
}

const RENEWAL_NUMBER = 100;

function renewalOf(company: SampleCompany, account: SampleAccount): Deal[] {
  const line = company.lines.get(account)?.at(-1);
  if (account.termMonths !== 12 || !line || line.cause === 'trial') return [];
  const departure = departureAsOf(account, company.until);
  const stage = departure ? 'Closed Lost' : 'Negotiation/Review';
  return [
    {
      account,
      line,
      type: 'Existing Customer - Replacement',
      stage,
      close: departure?.notice ?? line.renewal,
      number: RENEWAL_NUMBER,
    },
  ];
}

function byAccount(a: Deal, b: Deal): number {
  return a.account.number - b.account.number || a.number - b.number;
}
