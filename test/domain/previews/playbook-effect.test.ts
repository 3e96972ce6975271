import { describe, expect, it } from 'vitest';
import type { RuleBacktest } from '../../../lib/domain/backtest/backtest.ts';
import { weeksOf } from '../../../lib/domain/backtest/weeks-of.ts';
import { addDays } from '../../../lib/domain/day.ts';
import type { Playbook, Step } from '../../../lib/domain/playbooks/playbook.ts';
import { playbookEffect } from '../../../lib/domain/previews/playbook-effect.ts';

const days = (amount: number) => ({ amount, unit: 'days' }) as const;
const mail = (id: string, to: 'champion' | 'owner' = 'champion'): Step => ({
  ...{ kind: 'email', id, to: [to], template: 'hello', category: 'operational' },
});
const task: Step = {
  ...{ kind: 'task', id: 'call', title: 'Call them', assignee: 'owner', due: days(2), timeout: days(10) },
  ...{ outcomes: ['done'], onTimeout: [{ kind: 'webhook', id: 'tell', endpoint: 'crm', event: 'late' }] },
};
const playbook: Playbook = {
  ...{ id: 'nudge', title: 'Nudge', holdout: 0 },
  steps: [
    mail('first'),
    { kind: 'wait', id: 'wait', span: days(4) },
    // biome-ignore lint/suspicious/noThenProperty: a branch's first way
    { kind: 'branch', id: 'ask', when: 'logins_28d == 0', then: [mail('second'), mail('third')], else: [] },
    mail('colleague', 'owner'),
    task,
  ],
};
const caps = { person: { messages: 2, days: 7 }, account: { messages: 4, days: 14 } };
const range = { from: '2026-03-02', to: '2026-03-29' };

const backtest = (count: number): RuleBacktest => ({
  rule: {
    id: 'quiet',
    label: 'Quiet',
    severity: 'info',
    mode: 'live',
    accounts: 'active',
    when: 'true',
    holdDays: 1,
    cooldownDays: 7,
  },
  ...{ firings: count, accounts: count, workload: { csms: 2, unowned: 0 }, overlap: [] },
  flagged: Array.from({ length: count }, (_, n) => ({
    ...{ accountId: `a${n}`, day: addDays(range.from, n % 28), reason: 'quiet', became: 'stayed' as const },
  })),
});

describe('what a playbook would have done', () => {
  const effect = playbookEffect(playbook, [backtest(40)], { range, caps });

  it('is at most what its longest roads do', () => {
    expect(effect.perRun).toEqual({ mails: 3, tasks: 1, webhooks: 1, escalations: 0, days: 14 });
    expect(effect).toMatchObject({ runs: 40, heldOut: 0, accounts: 40, mails: { most: 120 }, tasks: { most: 40 } });
  });

  it('counts each week, and mails that would have waited', () => {
    expect(effect.weeks.map(({ runs }) => runs)).toEqual([14, 12, 7, 7]);
    // The third mail of a run comes in the week of the first, and is the third of one person.
    expect(effect.mails.waiting).toBe(40);
    expect(effect.tasks.perCsmAndWeek).toBe(40 / 2 / 4);
  });

  it('tells the steps in the order in which they can come', () => {
    expect(effect.steps.map(({ stepId, onDay }) => [stepId, onDay])).toEqual([
      ...[
        ['first', 0],
        ['wait', 0],
        ['ask', 4],
        ['second', 4],
        ['third', 4],
        ['colleague', 4],
        ['call', 4],
      ],
      ['tell', 14],
    ]);
  });

  it('leaves alone the share that its effect is measured by', () => {
    const { runs, heldOut } = playbookEffect({ ...playbook, holdout: 0.5 }, [backtest(400)], { range, caps });
    expect(runs + heldOut).toBe(400);
    expect(heldOut).toBeGreaterThan(140);
  });

  it('says that no rule starts it', () => {
    expect(playbookEffect(playbook, [], { range, caps })).toMatchObject({ runs: 0, notes: ['No rule starts it.'] });
  });
});

it('counts by the Mondays of a range, also weeks without any', () => {
  const fired = ['2026-03-08', '2026-03-09', '2026-03-22'].map((day) => ({ day }));
  expect(weeksOf({ from: '2026-03-05', to: '2026-03-24' }, fired)).toEqual([
    { week: '2026-03-02', count: 1 },
    { week: '2026-03-09', count: 1 },
    { week: '2026-03-16', count: 1 },
    { week: '2026-03-23', count: 0 },
  ]);
});
