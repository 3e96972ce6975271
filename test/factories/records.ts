import { type MonthOfRecords, monthWith, type Profile } from '../../lib/domain/records/dossier.ts';

/** A profile with one source's account; `over` replaces fields. */
export function aProfile(accountId: string, over: Partial<Profile> = {}): Profile {
  return {
    accountId,
    accounts: [{ kind: 'account', accountId, source: 'crm', name: `Company ${accountId}`, signupDay: '2026-01-05' }],
    contacts: [],
    subscriptions: [],
    cancellations: [],
    historyRevision: 0,
    longCaseMonths: [],
    ...over,
  };
}

/** A month with nothing in it but what `over` gives. */
export function aMonth(accountId: string, month: string, over: Partial<MonthOfRecords> = {}): MonthOfRecords {
  return monthWith({ accountId, month, ...over });
}
