import type { Assessment } from '../assessments.ts';
import type { SampleCompany } from '../company.ts';
import { csvFile, dayText, type SampleFile } from './file.ts';
import { accountId, salesforceId, userId } from './salesforce-id.ts';
import { stamps } from './salesforce-stamps.ts';

const WORDS = ['1 - At Risk', '2 - Concerned', '3 - Neutral', '4 - Positive', '5 - Advocate'];

/** What each CSM makes of each customer, once a month: a custom object. */
export function sentimentFile({ assessments, firstDay }: SampleCompany): SampleFile {
  return csvFile(
    'salesforce/CSM_Sentiment__c.csv',
    assessments,
    {
      Id: ({ account, day }) => salesforceId('a0S', 50_000 + account.number * 4_096 + day - firstDay),
      Account__c: ({ account }) => accountId(account),
      Sentiment__c: ({ rating }) => WORDS[rating - 1],
      Assessed_On__c: ({ day }) => dayText(day),
      Assessed_By__c: ({ account }) => userId(account.csm.number),
      ...stamps<Assessment>(
        ({ account, day }) => [day, account.number * 5],
        () => 0,
      ),
    },
    'all',
  );
}
