import type { Day } from '../day.ts';
import { effectiveAccount, type MonthOfRecords, type Profile } from '../records/dossier.ts';

/** True when the account has left us by `today`. */
export function hasChurned(profile: Profile, today: Day): boolean {
  if (effectiveAccount(profile).stage === 'churned') return true;
  return profile.cancellations.some(({ day }) => day <= today);
}

/** True when an urgent support case among these months is open. */
export function hasUrgentCase(months: readonly MonthOfRecords[]): boolean {
  return months.some(({ cases }) => cases.some(({ priority, resolvedAt }) => priority === 'urgent' && !resolvedAt));
}
