import { type Day, daysBetween } from '../day.ts';
import type { Facts } from '../expressions/expression.ts';
import type { Band, Health } from '../health/health.ts';
import type { Rule } from '../rules/rule.ts';

/** What health and rules said of the customers on the snapshot days, row after row, beside what came of it. */
export type JudgedSnapshots = {
  accountIds: string[];
  happened: boolean[];
  /** 100 − score; NaN where there is no score. */
  ailing: number[];
  bands: Band[];
  /** For each rule whether its condition held. */
  holds: Uint8Array[];
  /** Whether the account left 60 to 90 days later. */
  leftLater: boolean[];
};

/** What a rule, a band or a score says is asked of each snapshot; `add` in any order, `judged` for the accounts that count. */
export type SnapshotJudge = {
  add(facts: Facts & { health: Health }, happened: boolean, cancelledDays: readonly Day[]): void;
  judged(counts: (accountId: string) => boolean): JudgedSnapshots;
};

const LATER = { from: 60, to: 90 } as const;

/** Notes what health and rules said. A rule counts as holding when its condition is true on the day; unknown is not. */
export function snapshotJudge(rules: readonly Rule[]): SnapshotJudge {
  const rows: { accountId: string; happened: boolean; ailing: number; band: Band; holds: Uint8Array; left: boolean }[] =
    [];
  return {
    add(facts, happened, cancelledDays) {
      const { accountId, day } = facts.day;
      const { score, band } = facts.health;
      const holds = Uint8Array.from(rules, ({ when }) => (when.holds(facts) === true ? 1 : 0));
      const left = cancelledDays.some((cancelled) => {
        const days = daysBetween(day, cancelled);
        return days >= LATER.from && days <= LATER.to;
      });
      rows.push({ accountId, happened, ailing: score === undefined ? Number.NaN : 100 - score, band, holds, left });
    },
    judged(counts) {
      const kept = rows.filter(({ accountId }) => counts(accountId));
      return {
        accountIds: kept.map(({ accountId }) => accountId),
        happened: kept.map(({ happened }) => happened),
        ailing: kept.map(({ ailing }) => ailing),
        bands: kept.map(({ band }) => band),
        holds: rules.map((_, index) => Uint8Array.from(kept, ({ holds }) => holds[index] as number)),
        leftLater: kept.map(({ left }) => left),
      };
    },
  };
}
