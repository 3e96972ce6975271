import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { findingKinds } from '../sources/import-report.ts';
import { effectiveAccount, type Profile } from './dossier.ts';
import type { CanonicalRecord } from './record.ts';
import { recordDay } from './record-days.ts';

/** A question: of how many records (or accounts) it was asked, and the indexes of the records that give doubt (-1: the account does). */
export type Doubt = { asked: number; doubtful: number[] };

export type Question = Exclude<keyof typeof findingKinds, 'duplicate-id'>;

const beforeSignup = { usage: 'usage-before-signup', case: 'tickets-before-signup' } as const;

/**
 * Asks what is doubtful in an account's newly imported records, given its profile as it is after the import.
 * A day of tolerance allows for time zones ahead of `today`, which is UTC.
 */
export function doubtRecords(profile: Profile, records: CanonicalRecord[], today: Day): Map<Question, Doubt> {
  const { signupDay } = effectiveAccount(profile);
  const limit = addDays(today, 1);
  const doubts = new Map<Question, Doubt>();
  const isUnknown = profile.accounts.length === 0;
  doubts.set('unknown-account', { asked: records.length, doubtful: isUnknown ? [...records.keys()] : [] });
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] as CanonicalRecord;
    const day = recordDay(record);
    if (day === undefined) continue;
    ask(doubts, 'dated-in-the-future', index, day > limit);
    if (signupDay === undefined || (record.kind !== 'usage' && record.kind !== 'case')) continue;
    ask(doubts, beforeSignup[record.kind], index, day < signupDay);
  }
  if (isChurned(profile, today)) {
    ask(doubts, 'churned-with-open-subscription', -1, hasOpenSubscription(profile, today));
  }
  return doubts;
}

function ask(doubts: Map<Question, Doubt>, question: Question, index: number, isDoubtful: boolean): void {
  let doubt = doubts.get(question);
  if (!doubt) {
    doubt = { asked: 0, doubtful: [] };
    doubts.set(question, doubt);
  }
  doubt.asked += 1;
  if (isDoubtful) doubt.doubtful.push(index);
}

/** The stage that sources state decides; a cancellation alone does where none states it. */
function isChurned(profile: Profile, today: Day): boolean {
  const { stage } = effectiveAccount(profile);
  return stage === undefined ? profile.cancellations.some(({ day }) => day <= today) : stage === 'churned';
}

function hasOpenSubscription({ subscriptions }: Profile, today: Day): boolean {
  return subscriptions.some(({ startDay, endDay }) => startDay <= today && (endDay === undefined || endDay > today));
}
