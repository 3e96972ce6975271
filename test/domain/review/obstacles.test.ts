import { describe, expect, it } from 'vitest';
import type { Playbook } from '../../../lib/domain/playbooks/playbook.ts';
import { obstaclesOf } from '../../../lib/domain/review/obstacles.ts';
import { panelsOf } from '../../../lib/domain/review/panels-of.ts';
import type { Obstacle, ReviewMilestone } from '../../../lib/domain/review/pre-read.ts';
import { proposalsFor } from '../../../lib/domain/review/propose.ts';
import { factsOf, ofSource } from './review-facts-of.ts';

type Given = NonNullable<Parameters<typeof factsOf>[0]>;
const month = (over: object, more: object = {}) => ({ month: over, ...more }) as Given;
const supportCase = (over: object) =>
  ofSource('desk', 'case', { caseId: '7', openedAt: '2026-02-11T08:00:00Z', ...over });
const rows = (quantity: number, day = '2026-02-16') => ofSource('tool', 'data-volume', { day, unit: 'rows', quantity });
const spoken = ofSource('mails', 'interaction', {
  interactionId: 'i',
  day: '2026-02-18',
  channel: 'call',
  direction: 'two-way',
});
/** Data flows and somebody has called: nothing else is in the way. */
const well = { dataVolumes: [rows(90)], interactions: [spoken] };

const found = (given: Given, checked: ReviewMilestone[] = []) => {
  const facts = factsOf(given);
  return obstaclesOf({ ...facts, panels: panelsOf(facts), checked });
};

describe('obstacles', () => {
  it.each<[string, Given, string]>([
    ['nobody ever came', month(well, { used: '' }), 'nobody has signed in since they signed up 46 days ago'],
    ['they stopped coming', month(well, { used: '2026-01-30' }), 'nobody has used it for 21 days'],
    [
      'a source is connected and nothing comes in',
      month({
        ...well,
        dataVolumes: [rows(0)],
        evidence: [ofSource('tool', 'evidence', { evidenceId: 'e', type: 'data-connected', day: '2026-02-08' })],
      }),
      'no data flows: a data source was connected on 2026-02-08, but nothing has come in for 12 days',
    ],
    [
      'nothing is connected',
      month({ ...well, dataVolumes: [rows(0)] }),
      'no data flows: no data source has been connected',
    ],
    [
      'support keeps them waiting',
      month({ ...well, cases: [supportCase({}), supportCase({ caseId: '8', openedAt: '2026-02-15T08:00:00Z' })] }),
      'waiting for support: 2 open cases, the oldest for 9 days',
    ],
    [
      'an integration is missing',
      month({
        ...well,
        cases: [
          supportCase({
            subject: 'Connector for Xero?',
            resolvedAt: '2026-02-12T08:00:00Z',
            resolution: 'future-release',
          }),
        ],
      }),
      'an integration seems to be missing: case 7 was closed as “future release”',
    ],
    [
      'support let them down',
      month({
        ...well,
        cases: [supportCase({ subject: 'Colours', resolvedAt: '2026-02-12T08:00:00Z', resolution: 'as-designed' })],
      }),
      'support said “future release” or “as designed” in 1 of 1 cases',
    ],
    ['nobody has called', month({ dataVolumes: [rows(90)] }), 'nobody has spoken to them since they signed up'],
    [
      'they are unhappy',
      month({
        ...well,
        surveys: [
          ofSource('mails', 'survey', {
            surveyId: 'q',
            type: 'nps',
            sentDay: '2026-02-10',
            answeredDay: '2026-02-11',
            score: 3,
          }),
        ],
      }),
      'they answered 3 of 10 when asked on 2026-02-10',
    ],
    [
      'the champion has gone',
      {
        ...month(well),
        profile: {
          contacts: [ofSource('crm', 'contact', { contactId: 'p', role: 'champion', leftDay: '2026-02-02' })],
        },
      } as Given,
      'the champion left on 2026-02-02 and nobody has taken over',
    ],
    [
      'they have left',
      {
        ...month(well),
        profile: {
          cancellations: [
            ofSource('crm', 'cancellation', { cancellationId: 'c', day: '2026-02-18', reason: 'never-implemented' }),
          ],
        },
      } as Given,
      'they cancelled on 2026-02-18 (never implemented)',
    ],
  ])('are told when %s', (_, given, words) => {
    expect(found(given)[0]?.words).toBe(words);
  });

  it('are none where all is well', () => {
    expect(found(month(well))).toEqual([]);
  });

  it('are each milestone that is not reached, the most overdue first, with what it stands at', () => {
    const milestone = (id: string, over: Partial<ReviewMilestone>): ReviewMilestone => ({
      ...{ milestone: id, label: id, required: true, when: '', state: 'overdue' },
      metrics: [{ metric: 'dashboards', label: 'Dashboards', unit: '', value: 1, sources: ['tool'] }],
      ...over,
    });
    const checked = [
      milestone('soon', { state: 'open', dueDay: '2026-03-01' }),
      milestone('late', { overdueDays: 4 }),
      milestone('very late', { overdueDays: 30 }),
      milestone('extra', { required: false, overdueDays: 90 }),
    ];
    expect(found(month(well), checked).map(({ words }) => words)).toEqual([
      '“very late” is overdue for 30 days (dashboards: 1)',
      '“late” is overdue for 4 days (dashboards: 1)',
      '“soon” is due on 2026-03-01 (dashboards: 1)',
    ]);
  });
});

const nudge = {
  id: 'nudge',
  title: 'Help with the set-up',
  exitWhen: 'implemented || cancelled',
  holdout: 0,
  steps: [{ kind: 'email', id: '1', to: ['champion'], template: 't', category: 'operational' }],
} as Playbook;
const inside = { ...nudge, id: 'inside', steps: [] } as Playbook;
const obstacle = (name: string, weight = 80): Obstacle => ({
  obstacle: name,
  words: `because of ${name}`,
  weight,
  role: 'product',
  evidence: [],
});
const facts = {
  standing: 'behind',
  playbooks: new Map([
    ['inside', inside],
    ['nudge', nudge],
  ]),
  rules: [],
  holding: [],
  running: [],
} as const;

describe('what is proposed', () => {
  it('is the playbook that writes to customers until they are implemented, where there is one', () => {
    expect(proposalsFor([obstacle('nobody-came')], facts)[0]).toMatchObject({
      step: 'playbook',
      playbook: 'nudge',
      reason: 'because of nobody-came',
    });
    expect(proposalsFor([obstacle('nobody-came')], { ...facts, playbooks: new Map() })[0]).toMatchObject({
      step: 'call',
    });
  });

  it('is never a playbook that is under way, nor one for who has left', () => {
    const running = [{ playbook: 'nudge', title: 'Help with the set-up', startedAt: '2026-02-10T08:00:00Z' }];
    const proposals = proposalsFor([obstacle('nobody-came')], { ...facts, running });
    expect(proposals).toEqual([
      {
        step: 'none',
        title: 'Wait for what is under way',
        reason: '“Help with the set-up” has been under way since 2026-02-10',
      },
    ]);
    expect(proposalsFor([obstacle('left', 100)], { ...facts, standing: 'left' })[0]).toMatchObject({ step: 'call' });
  });

  it('answers each obstacle in its own way, and something also where there is none', () => {
    expect(proposalsFor([obstacle('waiting-for-support')], facts)[0]).toMatchObject({ step: 'task' });
    expect(proposalsFor([obstacle('no-champion')], facts)[0]).toMatchObject({ step: 'call' });
    expect(proposalsFor([], { ...facts, standing: 'implemented' })).toMatchObject([
      { step: 'none', title: 'Nothing to do' },
    ]);
  });
});
