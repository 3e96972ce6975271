import { localTimeAt } from '../../domain/calendar/zoned-time.ts';
import type { Person, SampleAccount } from '../account.ts';
import { outlaysOf } from '../acquisition.ts';
import type { DayNumber } from '../calendar.ts';
import type { SampleCompany } from '../company.ts';
import type { Engagement } from '../engagements.ts';
import type { Industry } from '../industries.ts';
import { COUNTRIES } from '../places.ts';
import type { NpsSurvey } from '../surveys.ts';
import { sentimentOf } from '../words/survey-words.ts';
import { lifecycleOf, peopleAsOf, surveyAsOf } from './as-of.ts';
import { csvFile, type SampleFile } from './file.ts';
import { employeesOnFile, industryOnFile, statusOnFile } from './on-file.ts';
import { accountId, contactId } from './salesforce-id.ts';

/** HubSpot's own industry values. */
const INDUSTRY_VALUES: Record<Industry, string> = {
  Software: 'COMPUTER_SOFTWARE',
  Retail: 'RETAIL',
  'Financial Services': 'FINANCIAL_SERVICES',
  'Professional Services': 'MANAGEMENT_CONSULTING',
  Healthcare: 'HOSPITAL_HEALTH_CARE',
  Manufacturing: 'MACHINERY',
  Education: 'EDUCATION_MANAGEMENT',
  Hospitality: 'HOSPITALITY',
};

const BUYING_ROLES: Partial<Record<Person['role'], string>> = {
  champion: 'CHAMPION',
  'executive-sponsor': 'EXECUTIVE_SPONSOR',
  billing: 'BUDGET_HOLDER',
  user: 'END_USER',
};

/** Exports are written in the portal's time zone, to the minute. */
const PORTAL_ZONE = 'America/New_York';

const companyObjectId = ({ number }: SampleAccount) => 18_402_330_000 + number * 97;
const contactObjectId = ({ number }: SampleAccount, person: Person) => 74_550_000_000 + number * 64 + person.number;

const portalTimes = new Map<number, string>();

/** A whole wave of surveys goes out at one time: each is converted once. */
function portalTime(day: DayNumber, utcHour: number): string {
  const hour = day * 24 + utcHour;
  const known = portalTimes.get(hour) ?? inPortalZone(hour * 3_600_000);
  portalTimes.set(hour, known);
  return known;
}

function inPortalZone(instant: number): string {
  const local = localTimeAt(instant, PORTAL_ZONE);
  const clock = [Math.floor(local.minute / 60), local.minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${local.day} ${clock.join(':')}`;
}

/** The company as HubSpot exports it: internal property names, quotes only where they are needed. */
export function hubspotFiles(company: SampleCompany): SampleFile[] {
  return [
    companiesFile(company),
    contactsFile(company),
    feedbackFile(company),
    engagementsFile(company),
    spendFile(company),
  ];
}

function companiesFile({ accounts, until }: SampleCompany): SampleFile {
  const known = accounts.filter(({ blemishes }) => !blemishes.includes('missing-in-hubspot'));
  return csvFile(
    'hubspot/companies.csv',
    known,
    {
      hs_object_id: companyObjectId,
      name: ({ name }) => name,
      domain: ({ domain }) => domain,
      customer_number: ({ customerNumber }) => customerNumber,
      salesforceaccountid: accountId,
      industry: (account) => INDUSTRY_VALUES[industryOnFile(account)],
      numberofemployees: employeesOnFile,
      country: ({ place }) => COUNTRIES[place.country].name,
      timezone: ({ place }) => place.timeZone,
      lifecyclestage: (account) => lifecycleStage(account, until),
      createdate: ({ signup }) => portalTime(signup - 11, 15),
      onboarding_status: (account) => statusOnFile(account, until),
    },
    'needed',
  );
}

function lifecycleStage(account: SampleAccount, until: DayNumber): string {
  return { prospect: 'opportunity', closed: 'other' }[lifecycleOf(account, until) as string] ?? 'customer';
}

type ContactRow = { account: SampleAccount; person: Person };

function contactsFile({ accounts, until }: SampleCompany): SampleFile {
  const rows = accounts.flatMap((account) => peopleAsOf(account, until).map((person) => ({ account, person })));
  return csvFile(
    'hubspot/contacts.csv',
    rows,
    {
      hs_object_id: ({ account, person }: ContactRow) => contactObjectId(account, person),
      email: ({ person }) => person.email,
      firstname: ({ person }) => person.firstName,
      lastname: ({ person }) => person.lastName,
      jobtitle: ({ person }) => person.title,
      hs_buying_role: ({ person }) => BUYING_ROLES[person.role],
      hs_email_optout: ({ person }) => person.optedOut,
      associatedcompanyid: ({ account }) => companyObjectId(account),
      salesforcecontactid: ({ account, person }) => contactId(account, person),
      createdate: ({ person }) => portalTime(person.from, 16),
    },
    'needed',
  );
}

/** One line per person asked; who has not answered has no submission time and no value. */
function feedbackFile({ surveys, until, firstDay }: SampleCompany): SampleFile {
  const rows = surveys.map((survey) => surveyAsOf(survey, until));
  return csvFile(
    'hubspot/feedback_submissions.csv',
    rows,
    {
      hs_object_id: (survey) =>
        400_000_000 + (survey.wave - firstDay) * 100_000 + survey.account.number * 32 + survey.person.number,
      hs_survey_type: () => 'NPS',
      hs_survey_name: () => 'Quarterly relationship survey',
      hs_survey_channel: () => 'EMAIL',
      hs_contact_id: ({ account, person }) => contactObjectId(account, person),
      associatedcompanyid: ({ account }) => companyObjectId(account),
      hs_createdate: ({ sent }) => portalTime(sent, 14),
      hs_submission_timestamp: ({ answer }) => (answer ? portalTime(answer.day, 17) : undefined),
      hs_value: ({ answer }) => answer?.score,
      hs_sentiment: (survey) => sentimentValue(survey),
      hs_content: ({ answer }) => answer?.comment,
    },
    'needed',
  );
}

/** Contacts are logged on companies: who is missing here has none. A meeting that did not take place is known on its day. */
function engagementsFile({ engagements }: SampleCompany): SampleFile {
  return csvFile(
    'hubspot/engagements.csv',
    engagements.filter(({ account }) => !account.blemishes.includes('missing-in-hubspot')),
    {
      hs_object_id: ({ account, number }) => 61_000_000_000 + account.number * 4_096 + number,
      hs_engagement_type: ({ type }) => type,
      hs_timestamp: ({ day, number }) => portalTime(day, 13 + (number % 7)),
      hs_meeting_outcome: outcomeOf,
      associatedcompanyid: ({ account }) => companyObjectId(account),
      associatedcontactid: ({ account, person }) => person && contactObjectId(account, person),
    },
    'needed',
  );
}

/** Spend items of campaigns: what a month cost is booked when it is over. */
function spendFile(company: SampleCompany): SampleFile {
  return csvFile(
    'hubspot/campaign_spend.csv',
    outlaysOf({ ...company, accounts: company.size }),
    {
      hs_object_id: ({ number }) => 9_000_000_000 + number,
      hs_campaign_name: ({ campaign, from }) => `${campaign} ${from.slice(0, 7)}`,
      acquisition_channel: ({ channel }) => channel,
      hs_start_date: ({ from }) => from,
      hs_end_date: ({ until }) => until,
      hs_spend_items_sum_amount: ({ amount }) => amount.toFixed(2),
      hs_currency_code: () => 'USD',
    },
    'needed',
  );
}

function outcomeOf({ type, held }: Engagement): string | undefined {
  if (type === 'EMAIL' || type === 'INCOMING_EMAIL') return undefined;
  return held ? 'COMPLETED' : 'NO_SHOW';
}

function sentimentValue({ answer }: NpsSurvey): string | undefined {
  return answer && sentimentOf(answer.score).toUpperCase();
}
