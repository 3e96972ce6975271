/** What a number of a company's report is: printed beside it. */
export type CompanyDefinition = {
  metric: string;
  label: string;
  unit: 'share' | 'money' | 'months' | 'days';
  definition: string;
};

/** The numbers of a company's report, as they are defined here. */
export const companyDefinitions: readonly CompanyDefinition[] = [
  {
    metric: 'grr',
    label: 'Gross revenue retention',
    unit: 'share',
    definition: '(start − churn − contraction) ÷ start, of the customers when the period began; at most 100 %',
  },
  {
    metric: 'nrr',
    label: 'Net revenue retention',
    unit: 'share',
    definition: '(start + expansion − contraction − churn) ÷ start, of the same customers',
  },
  {
    metric: 'expansion',
    label: 'Expansion',
    unit: 'money',
    definition: 'what customers of the start pay more a month when the period ends than when it began',
  },
  {
    metric: 'contraction',
    label: 'Contraction',
    unit: 'money',
    definition: 'what customers of the start who stayed pay less a month',
  },
  {
    metric: 'churn',
    label: 'Churned revenue',
    unit: 'money',
    definition: 'what customers of the start who are none at the end paid a month',
  },
  {
    metric: 'new',
    label: 'New revenue',
    unit: 'money',
    definition: 'what customers of the end who were none at the start pay a month, won back or new',
  },
  {
    metric: 'logoChurn',
    label: 'Logo churn',
    unit: 'share',
    definition: 'customers lost ÷ customers when the period began',
  },
  {
    metric: 'renewalRate',
    label: 'Renewal rate',
    unit: 'share',
    definition:
      'renewed ÷ due: customers with a renewal day in the period, and those of them who still were on the day after',
  },
  {
    metric: 'arpa',
    label: 'Revenue per account',
    unit: 'money',
    definition: 'recurring revenue a month ÷ customers, both when the period ends',
  },
  {
    metric: 'cacPayback',
    label: 'CAC payback',
    unit: 'months',
    definition: 'cost of a new customer ÷ (revenue per account × gross margin), both of settings.yaml',
  },
  {
    metric: 'ltv',
    label: 'Lifetime value',
    unit: 'money',
    definition: 'revenue per account × gross margin ÷ logo churn a month',
  },
  {
    metric: 'completion',
    label: 'Onboarding completed in time',
    unit: 'share',
    definition: 'live by the target day ÷ signed up in the month, those left out who still have time',
  },
  {
    metric: 'timeToFirstValue',
    label: 'Time to first value',
    unit: 'days',
    definition: 'median of first milestone − sign-up, of those who reached one',
  },
  {
    metric: 'timeToGoLive',
    label: 'Time to go-live',
    unit: 'days',
    definition: 'median of the last required milestone − sign-up, of those who reached them all',
  },
];

/** What holds for all of them. */
export const companyConventions: readonly string[] = [
  'A customer has a paid subscription running, and has not cancelled since it began one; trials do not count.',
  'An account’s revenue is told in the currency of its first line; lines in another are left out. Currencies are never added up.',
  'Ups and downs within the period cancel out: an account is compared on the day before it begins and on its last day.',
];
