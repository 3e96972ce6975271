import { expect, it } from 'vitest';
import type { Day } from '../../../lib/domain/day.ts';
import { milestonesEffect } from '../../../lib/domain/previews/milestones-effect.ts';

const question = { until: '2026-06-30', months: 24, milestones: [] };
const account = (accountId: string, signupDay: Day, before?: Day, after?: Day) => {
  const member = (implementedDay?: Day) => ({ signupDay, milestones: {}, implementedDay });
  return { accountId, before: member(before), after: member(after) };
};

it('tells whom another definition changes, the newest sign-ups first, and each cohort before and after', () => {
  const accounts = [
    account('same', '2026-01-05', '2026-01-20', '2026-01-20'),
    account('gained', '2026-01-06', undefined, '2026-02-01'),
    account('lost', '2026-02-06', '2026-02-10'),
    account('earlier', '2026-02-01', '2026-03-10', '2026-02-20'),
    account('later', '2026-02-02', '2026-02-20', '2026-04-20'),
    account('too old to be told of', '2020-01-01', undefined, '2020-03-01'),
  ];
  const { changes, changed, before, after } = milestonesEffect(accounts, [question, question]);
  expect(changes).toEqual({ gained: 1, lost: 1, earlier: 1, later: 1 });
  expect(changed.map(({ accountId }) => accountId)).toEqual(['lost', 'later', 'earlier', 'gained']);
  expect(changed[3]).toEqual({ accountId: 'gained', signupDay: '2026-01-06', after: '2026-02-01' });
  const byDay30 = ({ cohorts }: typeof before) => cohorts.map(({ month, by }) => [month, by[0]?.count, by[0]?.of]);
  expect(byDay30(before)).toEqual([
    ['2026-01', 1, 2],
    ['2026-02', 2, 3],
  ]);
  expect(byDay30(after)).toEqual([
    ['2026-01', 2, 2],
    ['2026-02', 1, 3],
  ]);
});
