import type { CompanyDefinition } from '../company/definitions.ts';
import { companyDefinitions } from '../company/definitions.ts';

/** What a figure of a retention report is, and how to get the same number by oneself. */
export type RetentionDefinition = Omit<CompanyDefinition, 'unit'> & {
  unit: CompanyDefinition['unit'] | 'count';
  /** A command that prints it, and where in its JSON it stands. */
  query: string;
};

type Own = Omit<RetentionDefinition, 'query'> & { query?: string };

/** Of the company's numbers there is one definition each: these are told by `company` too. */
function ofCompany(metric: string, path: string): RetentionDefinition {
  const defined = companyDefinitions.find((one) => one.metric === metric) as CompanyDefinition;
  return { ...defined, query: `holdfast company --month <month> --json | jq '${path}'` };
}

const asked = (report: string, path: string) => `holdfast retention ${report} --json | jq '${path}'`;
const one = ({ query = '', ...own }: Own): RetentionDefinition => ({ ...own, query });

/** The reports on retention. */
export const retentionReports = ['cancellations', 'cohorts', 'renewals', 'economics', 'unused'] as const;
export type RetentionReport = (typeof retentionReports)[number];

/** What each report's figures are. */
export const retentionDefinitions: Record<RetentionReport, readonly RetentionDefinition[]> = {
  cancellations: [
    one({
      ...{ metric: 'lost', label: 'Customers lost', unit: 'count' },
      definition:
        'times that a customer had no paid subscription any more, whether it cancelled or its contract just ended; who came back and left again counts twice',
      query: asked('cancellations', '.lost'),
    }),
    one({
      ...{ metric: 'neverImplemented', label: 'Never implemented', unit: 'share' },
      definition:
        'lost customers with a required milestone not reached on the last day before they were known to leave ÷ those looked into',
      query: asked('cancellations', '.neverImplemented.share'),
    }),
    one({
      ...{ metric: 'lostRevenue', label: 'Revenue lost', unit: 'money' },
      definition: 'what they paid a month on the day before they were lost',
      query: asked('cancellations', '.revenue'),
    }),
    one({
      ...{ metric: 'agreement', label: 'Reason given and derived agree', unit: 'share' },
      definition:
        'the same ÷ those where both the customer and our records speak; “not enough value” and “use faded” are taken as the same',
      query: asked('cancellations', '.agreement'),
    }),
    one({
      ...{ metric: 'caught', label: 'A rule would have caught it', unit: 'share' },
      definition:
        'lost customers of whom a rule fired in the 180 days before, by the firings on record or, where there are none, by judging those days anew with the rules of today that ask for neither peers, health nor risk',
      query: asked('cancellations', '.caught'),
    }),
  ],
  cohorts: [
    ofCompany('grr', '.revenue[].grr'),
    ofCompany('nrr', '.revenue[].nrr'),
    ofCompany('logoChurn', '.customers.logoChurn'),
    ofCompany('renewalRate', '.customers.renewalRate'),
    one({
      ...{ metric: 'customersKept', label: 'Customers kept', unit: 'share' },
      definition:
        'of those who signed up in the month and became customers: those who are when the n-th month after it ends (0 is the month of the sign-up)',
      query: asked('cohorts', '.triangles[].rows[] | {month, accounts, customers}'),
    }),
    one({
      ...{ metric: 'revenueKept', label: 'Revenue kept', unit: 'share' },
      definition:
        'what they pay a month when the n-th month ends ÷ what they paid when they began; above 100 % where those who stayed pay more',
      query: asked('cohorts', '.triangles[].rows[] | {month, began, revenue}'),
    }),
  ],
  renewals: [
    ofCompany('renewalRate', '.customers.renewalRate'),
    one({
      ...{ metric: 'due', label: 'Due for renewal', unit: 'money' },
      definition: 'what accounts with a renewal day in the month pay a month; each counts once, by its last one in it',
      query: asked('renewals', '.forecast[] | {month, currency, due}'),
    }),
    one({
      ...{ metric: 'expected', label: 'Expected to renew', unit: 'money' },
      definition:
        'each renewal times its chance, added up: by the churn-risk model where it claims one, (1 − risk) ^ (days until the day after ÷ horizon); else the share that accounts of its band renewed in the last 6 months, once for each renewal until then, if 20 or more were due; 0 where notice was given',
      query: asked('renewals', '.forecast[] | {month, currency, expected}'),
    }),
    one({
      ...{ metric: 'interval', label: 'Interval', unit: 'money' },
      definition:
        'in 9 of 10 months like this one the renewed revenue lies between: independent renewals, and how well the share of a band is known (Wilson); that the model or the past may be wrong is not in it',
      query: asked('renewals', '.forecast[].expected | {low, high}'),
    }),
  ],
  economics: [
    one({
      ...{ metric: 'cac', label: 'Cost of a new customer (CAC)', unit: 'money' },
      definition:
        'what was spent by channel in the months that are told (as imported, else as entered) ÷ customers whose first paid day lies in those months: all of them, or, where several currencies are spent, those who pay in this one; where nothing is told, what the company states for the channel (cac-by-channel), or for all (cac)',
      query: asked('economics', '.channels[] | {channel, won, spend, cac, cacFrom, months}'),
    }),
    one({
      ...{ metric: 'payback', label: 'CAC payback', unit: 'months' },
      definition: 'CAC ÷ (revenue per account × gross margin); of a channel: with what its customers paid at first',
      query: asked('economics', '.payback'),
    }),
    one({
      ...{ metric: 'monthlyChurn', label: 'Logo churn a month', unit: 'share' },
      definition: 'customers lost in each month ÷ customers when it began, of all the months together',
      query: asked('economics', '.monthlyChurn'),
    }),
    one({
      ...{ metric: 'ltv', label: 'Lifetime value', unit: 'money' },
      definition: 'revenue per account × gross margin ÷ logo churn a month',
      query: asked('economics', '.ltv'),
    }),
    one({
      ...{ metric: 'profitableAfter', label: 'Months until profitable', unit: 'months' },
      definition:
        'how many months after its first a cohort’s margin (what it paid at the end of each month × gross margin), all added up, is as much as it cost to win',
      query: asked('economics', '.cohorts[] | {month, cost, profitableAfter}'),
    }),
    one({
      ...{ metric: 'onePoint', label: 'One point of churn', unit: 'money' },
      definition:
        'one customer more in a hundred lost in a year: 1 % of what recurs a year, and 1 % of the customers times CAC to win as many again',
      query: asked('economics', '.onePoint'),
    }),
  ],
  unused: [
    one({
      ...{ metric: 'unused28', label: 'Paid for and not used in 28 days', unit: 'money' },
      definition:
        'of accounts nobody worked in: all they pay; of those with less than two thirds of their seats in use: seats that nobody took × the price of a seat. People are counted once each where a source tells them apart, else those of the busiest day',
      query: asked('unused', '.totals'),
    }),
    one({
      ...{ metric: 'unused90', label: 'Paid for and not used in 90 days', unit: 'money' },
      definition: 'the same over 90 days: what has been idle for a whole quarter',
      query: asked('unused', '.totals'),
    }),
  ],
};
