import { describe, expect, it } from 'vitest';
import type { JudgedSnapshots } from '../../../lib/domain/contest/judged-snapshots.ts';
import { snapshotJudge } from '../../../lib/domain/contest/judged-snapshots.ts';
import { practiceBar } from '../../../lib/domain/contest/practice-bar.ts';
import { unjudgeable } from '../../../lib/domain/contest/unjudgeable.ts';
import { addDays } from '../../../lib/domain/day.ts';
import { compileCondition } from '../../../lib/domain/expressions/compile-condition.ts';
import type { Band } from '../../../lib/domain/health/health.ts';
import type { Rule } from '../../../lib/domain/rules/rule.ts';
import { anAccountDay, shippedCatalogue } from '../../factories/dossiers.ts';

type Group = { band: Band; n: number; left: number; leftLater: number };

function judged(...groups: Group[]): JudgedSnapshots {
  const all = groups.flatMap(({ band, n, left, leftLater }, group) =>
    Array.from({ length: n }, (_, row) => ({
      ...{ accountId: `${group}-${row}`, band, happened: row < left, later: row < leftLater },
    })),
  );
  return {
    accountIds: all.map(({ accountId }) => accountId),
    happened: all.map(({ happened }) => happened),
    ailing: all.map(() => 50),
    bands: all.map(({ band }) => band),
    holds: [],
    leftLater: all.map(({ later }) => later),
  };
}

const green = (over: Partial<Group> = {}): Group => ({ band: 'green', n: 75, left: 3, leftLater: 3, ...over });
const yellow = (over: Partial<Group> = {}): Group => ({ band: 'yellow', n: 15, left: 3, leftLater: 4, ...over });
const red = (over: Partial<Group> = {}): Group => ({ band: 'red', n: 10, left: 6, leftLater: 5, ...over });

describe('the practitioner’s bar', () => {
  it.each<[string, JudgedSnapshots, boolean | undefined]>([
    ['is met', judged(green(), yellow(), red()), true],
    ['is missed when red hardly leave more often', judged(green(), yellow({ left: 6 }), red({ left: 3 })), false],
    ['is missed when those who left had been green', judged(green({ leftLater: 12 }), yellow(), red()), false],
    ['is missed when nearly all are green', judged(green({ n: 120 }), yellow(), red({ left: 9 })), false],
    ['is not judged when few left', judged(green({ left: 0 }), yellow({ left: 3 }), red()), undefined],
    ['is not judged when few left later', judged(green(), yellow({ leftLater: 1 }), red()), undefined],
  ])('%s', (_, snapshots, met) => {
    expect(practiceBar(snapshots).met).toBe(met);
  });

  it('says what was found', () => {
    const { met: _, ...found } = practiceBar(judged(green(), yellow(), red()));
    expect(found).toEqual({
      shares: { green: 0.75, yellow: 0.15, red: 0.1, unknown: 0 },
      ...{ redTimesBase: 5, belowGreenEarlier: 0.75, seenEarlier: 12 },
    });
    expect(practiceBar(judged())).toEqual({ shares: { green: 0, yellow: 0, red: 0, unknown: 0 }, seenEarlier: 0 });
  });
});

const rule = (id: string, when: string) =>
  ({ id, label: id, mode: 'live', when: compileCondition(when, shippedCatalogue()).condition }) as Rule;

describe('what is noted of a snapshot', () => {
  const judge = snapshotJudge([rule('few', 'logins_28d < 5'), rule('cases', 'urgent_open_cases > 0')]);
  const day = anAccountDay({ metrics: { logins_28d: 2 } });
  const health = { score: 70, band: 'yellow' } as never;
  const leaving = (...after: number[]) => after.map((days) => addDays(day.day, days));
  judge.add({ day, health }, true, leaving(20));
  judge.add({ day: { ...day, accountId: 'a2' }, health: { band: 'unknown' } as never }, false, leaving(59, 91));
  judge.add({ day: { ...day, accountId: 'a3' }, health }, false, leaving(60));
  judge.add({ day: { ...day, accountId: 'a4' }, health }, false, leaving(90));

  it('is which rules held: unknown is not', () => {
    expect(judge.judged(() => true).holds.map((held) => [...held])).toEqual([
      [1, 1, 1, 1],
      [0, 0, 0, 0],
    ]);
  });

  it('is the score turned round, and nothing where there is none', () => {
    expect(judge.judged(() => true).ailing).toEqual([30, Number.NaN, 30, 30]);
  });

  it('is who left 60 to 90 days later, of the accounts that count', () => {
    expect(judge.judged((id) => id !== 'a1')).toMatchObject({
      ...{ accountIds: ['a2', 'a3', 'a4'], leftLater: [false, true, true] },
    });
  });
});

describe('rules that take no part', () => {
  it('are those that ask for what snapshots do not tell', () => {
    const rules = [rule('few', 'logins_28d < 5'), rule('risky', 'risk.probability > 0.1')];
    expect(unjudgeable(rules)).toEqual([
      { id: 'risky', label: 'risky', because: expect.stringMatching(/^It asks for churn risk/) },
    ]);
  });
});
