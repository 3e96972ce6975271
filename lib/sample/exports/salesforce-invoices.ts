import type { SampleCompany } from '../company.ts';
import type { Bill } from '../invoices.ts';
import { csvFile, dayText, type SampleFile } from './file.ts';
import { accountId, salesforceId } from './salesforce-id.ts';
import { stamps } from './salesforce-stamps.ts';

const INVOICES_PER_ACCOUNT = 256;

/** The invoices as the accounting package writes them into Salesforce: a custom object. What is paid later is open today. */
export function invoicesFile({ bills, until }: SampleCompany): SampleFile {
  const paid = ({ paid }: Bill) => (paid !== undefined && paid <= until ? paid : undefined);
  return csvFile(
    'salesforce/Invoice__c.csv',
    bills,
    {
      Id: ({ account, number }) => salesforceId('a0I', 3_000 + account.number * INVOICES_PER_ACCOUNT + number),
      Name: ({ account, number }) => `INV-${account.customerNumber.slice(2)}-${String(number + 1).padStart(3, '0')}`,
      Account__c: ({ account }) => accountId(account),
      Invoice_Date__c: ({ issued }) => dayText(issued),
      Due_Date__c: ({ due }) => dayText(due),
      Paid_On__c: (bill) => dayText(paid(bill)),
      Status__c: (bill) => (paid(bill) === undefined ? 'Open' : 'Paid'),
      Amount__c: ({ amount }) => amount.toFixed(2),
      CurrencyIsoCode: ({ account }) => account.currency,
      ...stamps<Bill>(
        ({ issued, account }) => [issued, account.number * 17],
        (bill) => paid(bill) ?? 0,
      ),
    },
    'all',
  );
}
