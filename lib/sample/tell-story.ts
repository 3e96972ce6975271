import type { Departure, Onboarding, SampleAccount, Temper } from './account.ts';
import { addMonths, workingDay } from './calendar.ts';
import type { Slot } from './population.ts';
import { Random } from './random.ts';
import { STORIES } from './stories.ts';
import { LEAVING_WORDS } from './words/leaving-words.ts';

type Told = { onset: number; onboarding: Onboarding; temper: Temper; shrinks: boolean; departure?: Departure };
type Untold = Omit<SampleAccount, keyof Told | 'people'>;

/** How an account gets going, how its people work, when its story begins and whether it leaves. */
export function tellStory(seed: number, slot: Slot, account: Untold): Told {
  const random = new Random(seed, account.number, 'story');
  const onboarding = onboardingOf(random, account);
  const onset = onsetOf(random, slot, account, onboarding);
  const temper = temperOf(random, account);
  const shrinks = random.chance(STORIES[account.story].shrinking ?? 0);
  return { onset, onboarding, temper, shrinks, departure: departureOf(random, account, onset) };
}

/** A few weeks for most, a few months for some, never for those who do not get implemented. */
function onboardingOf(random: Random, { story }: Untold): Onboarding {
  const kickoff = random.chance(0.9) ? random.whole(1, 9) : undefined;
  const connected = random.whole(0, 9);
  const goLive = connected + Math.round(Math.min(110, Math.max(7, random.logNormal(21, 0.6))));
  const training = connected + random.whole(3, 20);
  if (story !== 'never-implemented') return { kickoff, connected, training, goLive };
  const tried = random.chance(0.3);
  return { kickoff: random.chance(0.55) ? kickoff : undefined, connected: tried ? connected + 6 : undefined };
}

/** The first customers' stories begin over the time we watch, a newcomer's within a year. */
function onsetOf(random: Random, slot: Slot, { story, signup }: Untold, { goLive = 0 }: Onboarding): number {
  if (story === 'never-implemented' || story === 'healthy-growth') return signup;
  if (slot.book) return Math.max(signup + goLive + 20, slot.firstDay + random.whole(-40, 460));
  return signup + goLive + random.whole(20, 220);
}

function temperOf(random: Random, { story, seats }: Untold): Temper {
  const [low, high] = STORIES[story].utilisation;
  const [slow, fast] = STORIES[story].growth ?? [1, 1.12];
  const usesApi = random.chance(Math.min(0.8, 0.1 + seats / 60));
  return {
    presence: Math.min(0.7, Math.max(0.25, random.normal(0.46, 0.1))),
    depth: Math.min(12, Math.max(1.8, random.logNormal(4.2, 0.35))),
    utilisation: random.between(low, high),
    yearlyGrowth: random.between(slow, fast),
    rowsPerUser: random.logNormal(2_600, 0.8),
    apiCalls: usesApi && story !== 'never-implemented' ? Math.round(random.logNormal(420, 0.9)) : 0,
    buildsPerMonth: Math.sqrt(seats) * random.between(0.35, 0.8),
  };
}

/** Notice comes when the story has run its course; access ends with what is paid for. */
function departureOf(random: Random, account: Untold, onset: number): Departure | undefined {
  const { share, afterDays, reasons } = STORIES[account.story].leaving;
  const leaves = random.chance(share);
  const decided = workingDay(Math.max(account.paidFrom + 16, onset + random.whole(afterDays[0], afterDays[1])));
  if (!leaves) return undefined;
  const reason = random.weighted(reasons);
  const comment = random.chance(0.75) ? random.pick(LEAVING_WORDS[reason]) : '';
  // A company that is bought does not wait for the end of its year.
  const term = account.story === 'acquired' ? 1 : account.termMonths;
  const effective = endOfTerm(account.paidFrom, term, decided + (term === 12 ? 0 : 3));
  const notice = term === 12 ? Math.max(decided - 10, workingDay(effective - random.whole(18, 55))) : decided;
  return { notice: Math.min(notice, effective), effective, reason, comment };
}

/** The last day of the first term that ends on or after `day`. */
function endOfTerm(start: number, months: number, day: number): number {
  for (let count = months; ; count += months) {
    const end = addMonths(start, count) - 1;
    if (end >= day) return end;
  }
}
