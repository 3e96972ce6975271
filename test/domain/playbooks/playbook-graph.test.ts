import { expect, it } from 'vitest';
import type { Playbook } from '../../../lib/domain/playbooks/playbook.ts';
import { playbookGraph } from '../../../lib/domain/playbooks/playbook-graph.ts';

const days = (amount: number) => ({ amount, unit: 'days' as const });

it('draws a playbook as its steps and the roads between them, in the order they are written', () => {
  const playbook: Playbook = {
    id: 'p',
    title: 'P',
    holdout: 0,
    steps: [
      { kind: 'email', id: 'mail', to: ['champion', 'admin'], template: 'hello', category: 'operational' },
      { kind: 'wait', id: 'wait', span: days(3) },
      {
        ...{ kind: 'branch', id: 'fork', when: 'implemented' },
        // biome-ignore lint/suspicious/noThenProperty: the playbook's own word; nothing awaits this object.
        then: [{ kind: 'webhook', id: 'hook', endpoint: 'crm', event: 'account.well' }],
        else: [{ kind: 'go-to', id: 'go', target: 'call' }],
      },
      {
        ...{
          kind: 'task',
          id: 'call',
          title: 'Call them',
          assignee: 'owner',
          due: days(2),
          timeout: days(9),
          outcomes: ['done'],
        },
        onTimeout: [{ kind: 'escalate', id: 'up', to: ['executives'], template: 'esc', reason: 'Stuck' }],
      },
    ],
  };
  const graph = playbookGraph(playbook);
  expect(graph.first).toBe('mail');
  expect(graph.nodes.map(({ what }) => what)).toEqual([
    'Mail "hello" to the champion or admin',
    'Wait 3 days',
    'implemented',
    'Webhook account.well to crm',
    'Call them',
    'Escalate to executives: Stuck',
  ]);
  expect(graph.edges).toEqual([
    { from: 'mail', to: 'wait' },
    { from: 'wait', to: 'fork' },
    { from: 'fork', to: 'hook', way: 'yes' },
    { from: 'fork', to: 'call', way: 'no' },
    { from: 'hook', to: 'call' },
    { from: 'call', to: 'up', way: 'timed out' },
  ]);
});
