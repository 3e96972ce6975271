import { addDays, type Day, dayOf } from '../../domain/day.ts';
import type { Facts } from '../../domain/expressions/expression.ts';
import type { Earlier, Health } from '../../domain/health/health.ts';
import type { Override } from '../../domain/health/override.ts';
import { scoreAccount } from '../../domain/health/score-account.ts';
import { trendDays } from '../../domain/health/trend.ts';
import type { AccountDay } from '../../domain/metrics/account-day.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';
import type { OverrideStore } from '../../ports/judging.ts';
import type { ReplayedDay } from './replayed-day.ts';

/** Health and peers are worked out for those accounts of which a rule asks: what else a condition says mostly decides it. */
export function factsOf(accounts: readonly AccountDay[], replayed: ReplayedDay, healthOf: HealthOf): Facts[] {
  return accounts.map((day) => {
    let health: Health | undefined;
    return {
      day,
      get peers() {
        return replayed.peers;
      },
      get health() {
        health ??= healthOf(day);
        return health;
      },
    };
  });
}

/** The days on which accounts are scored, and the first of those on which how they stand is asked for later on; absent: on none. */
export type Scored = { days: readonly Day[]; scorecards: Workflows['scorecards']; trendFrom?: Day };

type HealthOf = (account: AccountDay) => Health;

/** Scores accounts as they were scored on a day, with the overrides that had been made by then. */
export async function healthJudge(
  { days, scorecards, trendFrom }: Scored,
  { overrides }: { overrides: OverrideStore },
): Promise<(replayed: ReplayedDay) => HealthOf> {
  const made = Map.groupBy(await overrides.endingFrom(days[0] ?? ''), ({ accountId }) => accountId);
  const standings = new Map<Day, Map<string, Earlier>>();
  return (replayed: ReplayedDay) => {
    const score = (account: AccountDay): Health => {
      const known = made.get(account.accountId)?.filter((one) => isKnown(one, replayed.day));
      return scoreAccount(account, replayed.peers, scorecards, known);
    };
    // Before, not everything that health is made of was measured.
    if (trendFrom === undefined || replayed.day < trendFrom) return score;
    const scored = replayed.accounts.map((account): [string, Health] => [account.accountId, score(account)]);
    const health = new Map(withTrends(scored, replayed.day, standings));
    return ({ accountId }: AccountDay) => health.get(accountId) as Health;
  };
}

const isKnown = ({ createdAt }: Override, day: Day): boolean => dayOf(createdAt) <= addDays(day, 1);

/** Notes how everybody stands today, and says how they stood before. */
function withTrends(scored: [string, Health][], day: Day, standings: Map<Day, Map<string, Earlier>>) {
  const earlier = Object.entries(trendDays).map(([name, back]) => [name, standings.get(addDays(day, -back))] as const);
  standings.delete(addDays(day, -trendDays.days28));
  standings.set(day, new Map(scored.map(([accountId, { score, band }]) => [accountId, { score, band }])));
  return scored.map(([accountId, health]): [string, Health] => {
    const trend = Object.fromEntries(
      earlier.flatMap(([name, then]) => {
        const stood = then?.get(accountId);
        return stood ? [[name, stood]] : [];
      }),
    );
    return [accountId, { ...health, trend }];
  });
}
