import type { Person, SampleAccount } from '../account.ts';
import type { DayNumber } from '../calendar.ts';
import type { SampleCompany } from '../company.ts';
import { CSMS } from '../csms.ts';
import type { Industry } from '../industries.ts';
import { COUNTRIES } from '../places.ts';
import { departureAsOf, lifecycleOf, peopleAsOf } from './as-of.ts';
import { csvFile, dayText, type SampleFile } from './file.ts';
import { accountId, contactId, userId } from './salesforce-id.ts';
import { invoicesFile } from './salesforce-invoices.ts';
import { opportunitiesFile } from './salesforce-opportunities.ts';
import { sentimentFile } from './salesforce-sentiment.ts';
import { stamps } from './salesforce-stamps.ts';
import { subscriptionsFile } from './salesforce-subscriptions.ts';

/** The picklist's word, and the ones that an older import and an enrichment tool have left behind. */
const INDUSTRY_WORDS: Record<Industry, string[]> = {
  Software: ['Technology', 'Software'],
  Retail: ['Retail'],
  'Financial Services': ['Finance', 'Financial Services'],
  'Professional Services': ['Consulting'],
  Healthcare: ['Healthcare', 'Health Care'],
  Manufacturing: ['Manufacturing'],
  Education: ['Education'],
  Hospitality: ['Hospitality'],
};

/** The role picklist of the contact layout. */
const ROLE_WORDS: Record<Person['role'], string> = {
  champion: 'Champion',
  admin: 'System Administrator',
  'executive-sponsor': 'Executive Sponsor',
  billing: 'Billing Contact',
  user: 'End User',
};

const FOUND_AFTER_DAYS = 26;

/** The company as Salesforce's Data Loader exports it: API names as headers, every cell in quotes, instants in UTC. */
export function salesforceFiles(company: SampleCompany): SampleFile[] {
  return [
    accountsFile(company),
    contactsFile(company),
    subscriptionsFile(company),
    opportunitiesFile(company),
    sentimentFile(company),
    invoicesFile(company),
    usersFile(company),
  ];
}

function accountsFile({ accounts, until }: SampleCompany): SampleFile {
  return csvFile(
    'salesforce/Account.csv',
    accounts,
    {
      Id: accountId,
      IsDeleted: () => false,
      Name: ({ legalName }) => legalName,
      AccountNumber: ({ customerNumber }) => customerNumber,
      Type: (account) => typeOf(account, until),
      Industry: industryWord,
      NumberOfEmployees: ({ employees }) => employees,
      BillingCity: ({ place }) => place.city,
      BillingState: ({ place }) => place.region,
      BillingCountry: ({ place }) => COUNTRIES[place.country].name,
      Website: ({ domain }) => `https://www.${domain}`,
      AccountSource: ({ channel }) => channel,
      OwnerId: ({ csm }) => userId(csm.number),
      Customer_Since__c: (account) => dayText(customerSince(account, until)),
      ...stamps<SampleAccount>(
        ({ signup, number }) => [signup - 12, number * 7],
        (account) => departureAsOf(account, until)?.notice ?? 0,
      ),
    },
    'all',
  );
}

/** Filled by hand when the contract is signed: for one customer only when its order form was found weeks later. */
function customerSince({ signup, blemishes }: SampleAccount, until: DayNumber): DayNumber | undefined {
  const day = blemishes.includes('usage-before-signup') ? signup + FOUND_AFTER_DAYS : signup;
  return day <= until ? day : undefined;
}

function typeOf(account: SampleAccount, until: DayNumber): string {
  return (
    { prospect: 'Prospect', closed: 'Former Customer' }[lifecycleOf(account, until) as string] ?? 'Customer - Direct'
  );
}

function industryWord({ industry, number }: SampleAccount): string {
  const [usual = industry, other = usual] = INDUSTRY_WORDS[industry];
  return number % 6 === 1 ? other : usual;
}

/** Contacts are exported in two batches: one that was changed between them is `again` in the second. */
type ContactRow = { account: SampleAccount; person: Person; again: boolean };

function contactsFile({ accounts, until }: SampleCompany): SampleFile {
  const rows = accounts.flatMap((account): ContactRow[] => {
    return peopleAsOf(account, until).map((person) => ({ account, person, again: false }));
  });
  const changed = rows.filter(({ account, person }) => person.number === 0 && isAgain(account, until));
  rows.push(...changed.map((row) => ({ ...row, again: true })));
  return csvFile(
    'salesforce/Contact.csv',
    rows,
    {
      Id: ({ account, person }) => contactId(account, person),
      IsDeleted: () => false,
      AccountId: ({ account }) => accountId(account),
      FirstName: ({ person }) => person.firstName,
      LastName: ({ person }) => person.lastName,
      Name: ({ person }) => `${person.firstName} ${person.lastName}`,
      Title: ({ person, again }) => (again ? `Senior ${person.title}` : person.title),
      Department: ({ person }) => person.department,
      Email: ({ person }) => person.email,
      MailingCountry: ({ account }) => COUNTRIES[account.place.country].name,
      HasOptedOutOfEmail: ({ person }) => person.optedOut,
      Role__c: ({ person }) => ROLE_WORDS[person.role],
      Time_Zone__c: ({ person }) => person.timeZone,
      Left_Company_On__c: ({ person }) => (person.left === undefined ? undefined : dayText(person.left)),
      IsEmailBounced: ({ person }) => person.left !== undefined,
      OwnerId: ({ account }) => userId(account.csm.number),
      ...stamps<ContactRow>(
        ({ person, account }) => [person.from, account.number * 11],
        ({ person, again }) => person.left ?? person.from + (again ? 20 : 0),
      ),
    },
    'all',
  );
}

/** The change between the batches comes three weeks after the sign-up. */
function isAgain({ blemishes, signup }: SampleAccount, until: DayNumber): boolean {
  return blemishes.includes('duplicate-contact') && until >= signup + 21;
}

function usersFile({ firstDay }: SampleCompany): SampleFile {
  return csvFile(
    'salesforce/User.csv',
    CSMS,
    {
      Id: ({ number }) => userId(number),
      Username: ({ email }) => email,
      Name: ({ name }) => name,
      Email: ({ email }) => email,
      Title: () => 'Customer Success Manager',
      IsActive: () => true,
      ...stamps<(typeof CSMS)[number]>(
        ({ number }) => [firstDay - 700 + number, number * 13],
        () => 0,
      ),
    },
    'all',
  );
}
