import type { Day } from '../day.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import { effectiveAccount, type Profile } from '../records/dossier.ts';
import type { Subscription } from '../records/record.ts';
import type { CohortMember } from './cohort-member.ts';

/** An account's days for trends, from its profile and as it was judged on the last day known. */
export function memberOf(profile: Profile, judged: AccountDay | undefined, until: Day): CohortMember {
  const { signupDay, channel, ownerId, industry } = effectiveAccount(profile);
  const lines = profile.subscriptions.toSorted((a, b) => (began(a) < began(b) ? -1 : 1));
  const milestones = judged?.milestones ?? {};
  return {
    signupDay: signupDay ?? lines[0]?.startDay,
    sizeBand: judged?.attributes.sizeBand,
    industry,
    plan: lines.find(({ plan }) => plan !== undefined)?.plan,
    owner: ownerId,
    channel,
    milestones,
    firstValueDay: Object.values(milestones).toSorted()[0],
    implementedDay: judged?.implementedDay,
    leftDay: leftDayOf(profile, lines, until),
  };
}

const began = ({ startDay, subscriptionId }: Subscription) => `${startDay} ${subscriptionId}`;

/** The day from which it was a customer no more: its cancellation, or the end of its last line; none while a line runs since. */
function leftDayOf({ cancellations }: Profile, lines: readonly Subscription[], until: Day): Day | undefined {
  const left = cancellations
    .map(({ day }) => day)
    .filter((day) => day <= until)
    .toSorted()
    .at(-1);
  if (left !== undefined && !lines.some(({ startDay }) => startDay > left && startDay <= until)) return left;
  const begun = lines.filter(({ startDay }) => startDay <= until);
  if (begun.length === 0 || begun.some(({ endDay }) => endDay === undefined || endDay > until)) return undefined;
  return begun
    .map(({ endDay = '' }) => endDay)
    .toSorted()
    .at(-1);
}
