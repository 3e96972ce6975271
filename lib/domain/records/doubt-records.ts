import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { findingKinds } from '../sources/import-report.ts';
import { effectiveAccount, type Profile } from './dossier.ts';
import type { CanonicalRecord } from './record.ts';
import { recordDay } from './record-days.ts';

/** Takes a question that was asked of a record (an index), or of the account where there is none, and whether its answer gives doubt. */
export type TakeDoubt = (
  finding: Exclude<keyof typeof findingKinds, 'duplicate-id'>,
  isDoubtful: boolean,
  record?: number,
) => void;

const beforeSignup = { usage: 'usage-before-signup', case: 'tickets-before-signup' } as const;

/**
 * Asks what is doubtful in an account's newly imported records, given its profile as it is after the import.
 * A day of tolerance allows for time zones ahead of `today`, which is UTC.
 */
export function doubtRecords(profile: Profile, records: CanonicalRecord[], today: Day, take: TakeDoubt): void {
  const account = effectiveAccount(profile);
  const isDeclared = profile.accounts.length > 0;
  const limit = addDays(today, 1);
  for (let record = 0; record < records.length; record += 1) {
    const { kind } = records[record] as CanonicalRecord;
    const day = recordDay(records[record] as CanonicalRecord);
    take('unknown-account', !isDeclared, record);
    if (day === undefined) continue;
    take('dated-in-the-future', day > limit, record);
    if (account.signupDay === undefined || (kind !== 'usage' && kind !== 'case')) continue;
    take(beforeSignup[kind], day < account.signupDay, record);
  }
  if (isChurned(profile, today)) {
    take('churned-with-open-subscription', hasOpenSubscription(profile, today));
  }
}

/** The stage that sources state decides; a cancellation alone does where none states it. */
function isChurned(profile: Profile, today: Day): boolean {
  const { stage } = effectiveAccount(profile);
  return stage === undefined ? profile.cancellations.some(({ day }) => day <= today) : stage === 'churned';
}

function hasOpenSubscription({ subscriptions }: Profile, today: Day): boolean {
  return subscriptions.some(({ startDay, endDay }) => startDay <= today && (endDay === undefined || endDay > today));
}
