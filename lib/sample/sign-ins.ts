import type { SampleAccount } from './account.ts';
import type { DayNumber } from './calendar.ts';
import type { UseOfDay } from './company.ts';
import { Random } from './random.ts';

/** How often one user signed in on a day. */
export type SignIn = { user: number; times: number };

/** The admin tool tells people apart from then on, in days after the first: it had not been built to. */
const TOLD_APART_AFTER = 516;

/** Some come every day, others now and then: each next user this much less often. */
const LESS_EACH = 0.12;

/** Of an account's users some have not come for long: it is the first ones that do, a share from 60 % to all of them. */
const stillComing = ({ number }: SampleAccount) => 0.6 + ((number * 7) % 41) / 100;

/**
 * Who signed in on a day, by number, where the tool told people apart; undefined for other events and earlier days. They
 * are as many as the use has `users`, and their times add up to its `count`. Drawn from a stream of its own.
 */
export function signIns(plan: { seed: number; firstDay: DayNumber }, use: UseOfDay): SignIn[] | undefined {
  const { account, day, event, count, users = 0, of = users } = use;
  if (event !== 'login' || day < plan.firstDay + TOLD_APART_AFTER) return undefined;
  const random = new Random(plan.seed, account.number, 'sign-ins', day);
  // A sample without replacement by weight (Efraimidis and Spirakis): the greatest of u^(1/w).
  const coming = Math.max(users, Math.round(of * stillComing(account)));
  const drawn = Array.from({ length: coming }, (_, user) => ({ user, key: random.next() ** (1 + user * LESS_EACH) }));
  const came = drawn.toSorted((a, b) => b.key - a.key).slice(0, users);
  const times = new Map(came.map(({ user }) => [user, 1]));
  for (let more = count - users; more > 0; more -= 1) {
    const { user } = random.pick(came);
    times.set(user, (times.get(user) ?? 0) + 1);
  }
  return [...times].map(([user, times]) => ({ user, times })).sort((a, b) => a.user - b.user);
}
