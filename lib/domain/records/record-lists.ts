import type { ListedRecord } from './keyed-records.ts';

/** The profile's list of each undated kind. */
export const profileLists = {
  account: 'accounts',
  contact: 'contacts',
  subscription: 'subscriptions',
  cancellation: 'cancellations',
} as const;

/** A month's list of each dated kind; use is kept in cells instead. */
export const monthLists = {
  case: 'cases',
  survey: 'surveys',
  evidence: 'evidence',
  customisation: 'customisations',
  'data-volume': 'dataVolumes',
  interaction: 'interactions',
  sentiment: 'sentiments',
  invoice: 'invoices',
} as const;

export type ProfileKind = keyof typeof profileLists;
export type MonthKind = keyof typeof monthLists;

/** Whether records of the kind lie in months. */
export function isMonthKind(kind: ListedRecord['kind']): kind is MonthKind {
  return kind in monthLists;
}
