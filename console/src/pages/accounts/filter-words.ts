import type { AccountFilter } from '../../../../lib/domain/portfolio/account-filter.ts';
import { monthText, shareText } from '../../parts/formats.ts';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is news of an account, as a filter says it. */
export const newsWords: Record<NonNullable<AccountFilter['news']>, string> = {
  cancelled: 'Cancelled since yesterday',
  'at-risk': 'Newly at risk',
  worse: 'Slipped since yesterday',
  unscored: 'No longer scored',
  fired: 'Set off a rule',
  better: 'Improved since yesterday',
  scored: 'Scored for the first time',
  implemented: 'Implemented since yesterday',
  returned: 'Came back',
  new: 'New since yesterday',
};

/** Who is in the list. */
export const customerWords = { current: 'Customers', cancelled: 'Have left', all: 'Customers and who left' } as const;

/** Each filter that is set, in words. */
export const filterWords: { [Name in keyof Required<AccountFilter>]: (value: never) => string } = {
  text: (value: string) => `“${value}”`,
  band: (value: string) => capital(value),
  owner: (value: string) => value,
  industry: (value: string) => value,
  sizeBand: (value: string) => `Size ${value}`,
  plan: (value: string) => `Plan ${value}`,
  stage: (value: string) => `Stage ${value}`,
  currency: (value: string) => `Paid in ${value}`,
  implemented: (value: boolean) => (value ? 'Implemented' : 'Not implemented'),
  churnRiskFrom: (value: number) => `Churn risk from ${shareText(value)}`,
  customers: (value: keyof typeof customerWords) => customerWords[value],
  renewal: (value: string) => `Renews in ${monthText(value)}`,
  signedUpWithin: (value: number) => `Signed up within ${value} days`,
  reached: (value: string) => `Has reached ${value}`,
  notReached: (value: string) => `Has not reached ${value}`,
  news: (value: keyof typeof newsWords) => newsWords[value],
  fired: (value: string) => `Rule ${value} fired`,
};
