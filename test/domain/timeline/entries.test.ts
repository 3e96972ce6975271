import { describe, expect, it } from 'vitest';
import type { Milestone } from '../../../lib/domain/milestones/milestone.ts';
import { monthWith } from '../../../lib/domain/records/dossier.ts';
import {
  decisionEntries,
  noteEntries,
  overrideEntries,
  pauseEntries,
} from '../../../lib/domain/timeline/people-entries.ts';
import { recordEntries } from '../../../lib/domain/timeline/record-entries.ts';
import { standingEntries } from '../../../lib/domain/timeline/standing-entries.ts';
import { firingEntry, messageEntry, runEntries, taskEntries } from '../../../lib/domain/timeline/work-entries.ts';
import { aJudgedDay } from '../../factories/judged-day.ts';
import { anOverride } from '../../factories/overrides.ts';
import { aProfile } from '../../factories/records.ts';
import { aMail, aRun, aTask, aTaskByHand } from '../../factories/work.ts';

const march = { from: '2026-03-01', until: '2026-03-31' };
const told = (entries: { what: string; tone: string }[]) => entries.map(({ what, tone }) => `${what} (${tone})`);

describe('how an account stood', () => {
  const health = (band: 'green' | 'yellow' | 'red' | 'unknown', score: number) => ({
    band,
    score,
    coverage: 1,
    points: [],
  });
  const day = (day: string, band: Parameters<typeof health>[0], score: number, over = {}) =>
    aJudgedDay('A', { day, health: health(band, score), ...over });

  it('is told where the band changed, with why, and for better or worse', () => {
    const days = [
      day('2026-02-28', 'green', 80),
      day('2026-03-01', 'yellow', 55),
      day('2026-03-02', 'yellow', 54),
      day('2026-03-03', 'red', 30),
      day('2026-03-04', 'green', 90),
      day('2026-03-05', 'unknown', 90),
    ];
    const entries = standingEntries(days, march, { milestones: [], metrics: new Map() });
    expect(told(entries)).toEqual([
      'Health: green → yellow (bad)',
      'Health: yellow → red (bad)',
      'Health: red → green (good)',
      'Too little known to judge (neutral)',
    ]);
    expect(entries[0]?.why).toContain('80');
  });

  it('leaves out a change before the days asked for', () => {
    const days = [day('2026-02-27', 'green', 80), day('2026-02-28', 'red', 20)];
    expect(standingEntries(days, march, { milestones: [], metrics: new Map() })).toEqual([]);
  });

  it('names the milestones it reached', () => {
    const milestone = { id: 'data', label: 'Data flows', required: true } as Milestone;
    const last = day('2026-03-09', 'green', 80, {
      milestones: { data: '2026-03-02', old: '2026-01-01' },
      implementedDay: '2026-03-08',
    });
    expect(told(standingEntries([last], march, { milestones: [milestone], metrics: new Map() }))).toEqual([
      'Milestone reached: Data flows (good)',
      'Implemented (good)',
    ]);
  });
});

describe('what records tell', () => {
  const own = { accountId: 'A', source: 'desk' };
  const month = monthWith({
    accountId: 'A',
    month: '2026-03',
    cases: [
      {
        ...own,
        kind: 'case',
        caseId: '1',
        openedAt: '2026-03-02T09:00:00+01:00',
        priority: 'urgent',
        subject: 'No data',
      },
      {
        ...{ ...own, kind: 'case', caseId: '2', openedAt: '2026-02-02T09:00:00Z' },
        ...{ resolvedAt: '2026-03-04T10:00:00Z', resolution: 'future-release' },
      },
    ],
    surveys: [
      {
        ...own,
        kind: 'survey',
        surveyId: '1',
        type: 'nps',
        sentDay: '2026-03-05',
        answeredDay: '2026-03-06',
        score: 3,
        comment: 'Slow',
      },
      { ...own, kind: 'survey', surveyId: '2', type: 'nps', sentDay: '2026-03-07' },
    ],
    interactions: [
      { ...own, kind: 'interaction', interactionId: '1', day: '2026-03-08', channel: 'call', direction: 'two-way' },
      { ...own, kind: 'interaction', interactionId: '2', day: '2026-03-09', channel: 'email', direction: 'outbound' },
    ],
  });
  const profile = aProfile('A', {
    contacts: [{ ...own, kind: 'contact', contactId: 'c', role: 'champion', leftDay: '2026-03-10' }],
    subscriptions: [
      { ...own, kind: 'subscription', subscriptionId: 's', plan: 'Team', startDay: '2026-03-01', endDay: '2026-03-30' },
    ],
    cancellations: [
      { ...own, kind: 'cancellation', cancellationId: 'x', day: '2026-03-30', reason: 'never-implemented' },
    ],
  });

  it('is told by what happened, for better or worse', () => {
    expect(told(recordEntries(profile, [month], march))).toEqual([
      'Support case opened (urgent) (bad)',
      'Support case closed: future release (bad)',
      'NPS survey answered: 3 (bad)',
      'NPS survey: no answer from 1 person (neutral)',
      'Spoke with us: call (good)',
      'Their champion left the company (bad)',
      'Subscription began: Team (good)',
      'Subscription ended: Team (neutral)',
      'Cancelled: never implemented (bad)',
    ]);
  });

  it('is ordered by the same clock, whatever zone a source writes in', () => {
    expect(recordEntries(profile, [month], march)[0]?.at).toBe('2026-03-02T08:00:00.000Z');
  });
});

describe('what was done', () => {
  it('is told of runs by how they began and ended', () => {
    const run = aRun('r', {
      state: 'failed',
      endedAt: '2026-03-05T06:00:00.000Z',
      endReason: 'a step failed',
      startedBy: 'ann',
    });
    expect(runEntries(run)).toMatchObject([
      { what: 'Playbook started: Nudge towards implementation', by: 'ann', runId: 'r' },
      { what: 'Playbook failed: Nudge towards implementation', why: 'a step failed', tone: 'bad' },
    ]);
    expect(runEntries(aRun('r'))).toMatchObject([{ state: 'running' }]);
  });

  it.each([
    [{ outcome: 'started' }, { runId: 'f' }],
    [{ outcome: 'held-out', playbook: 'p' }, { state: 'held out of p' }],
    [{ severity: 'info' }, { tone: 'neutral' }],
  ] as const)('is told of a firing %j', (part, expected) => {
    const firing = {
      firingId: 'f',
      ruleId: 'quiet',
      accountId: 'A',
      day: '2026-03-01',
      severity: 'warning',
      outcome: 'recorded',
      reason: 'no logins',
    } as const;
    expect(firingEntry({ ...firing, ...part })).toMatchObject({
      what: 'Rule fired: quiet',
      why: 'no logins',
      ...expected,
    });
  });

  it('is told of messages by what became of them', () => {
    expect(messageEntry(aMail('r.m'))).toMatchObject({
      what: 'Mail: Your first dashboard',
      state: 'sent',
      at: '2026-03-02T06:00:01.000Z',
    });
    const held = aMail('r.m', { state: 'held', reason: 'quiet hours', settledAt: undefined, subject: undefined });
    expect(messageEntry(held)).toMatchObject({ what: 'Mail: nudge', state: 'held', why: 'quiet hours' });
  });

  it('is told of tasks by who gave them and what came of them', () => {
    expect(taskEntries(aTask('r.t'))).toMatchObject([
      { what: 'Task: Call the champion', state: 'open', runId: 'run-1' },
    ]);
    const done = aTaskByHand('h.t', {
      state: 'done',
      outcome: 'done',
      note: 'Well',
      completedBy: 'bo',
      completedAt: '2026-03-05T06:00:00.000Z',
    });
    expect(taskEntries(done)).toMatchObject([
      { by: 'ann@us.test' },
      { what: 'Task done: Call the champion', why: 'Well', by: 'bo' },
    ]);
  });

  it('is told of decisions of reviews, also of those that were replaced', () => {
    const made = { accountId: 'A', by: 'ann', at: '2026-03-02T06:00:00.000Z' };
    const first = { ...made, revision: 1, decision: 'on-track' as const };
    const second = { ...made, revision: 2, decision: 'snooze' as const, until: '2026-04-01', because: 'New admin' };
    expect(decisionEntries({ ...second, replaced: [first] }, '2026-02')).toMatchObject([
      { id: 'decision-2026-02-2', what: 'Review of 2026-02: look again later on 2026-04-01', why: 'New admin' },
      { id: 'decision-2026-02-1', what: 'Review of 2026-02: on track', state: 'replaced' },
    ]);
  });

  it('is told of notes, pauses and overrides, and never of a deleted note', () => {
    const made = { accountId: 'A', by: 'ann', createdAt: '2026-03-02T06:00:00.000Z' };
    expect(noteEntries({ ...made, noteId: 'n', text: 'Hello', editedAt: made.createdAt })).toMatchObject([
      { what: 'Hello', edited: true },
    ]);
    expect(noteEntries({ ...made, noteId: 'n', text: 'Hello', deletedAt: made.createdAt })).toEqual([]);
    const pause = {
      ...made,
      pauseId: 'p',
      until: '2026-03-09',
      because: 'They asked',
      endedAt: '2026-03-04T06:00:00.000Z',
      endedBy: 'bo',
    };
    expect(pauseEntries(pause)).toMatchObject([
      { what: 'Nudges paused until 2026-03-09' },
      { what: 'Nudges resumed', by: 'bo' },
    ]);
    const settings = [{ score: 20 }, { band: 'red' }, { measure: 'champion', points: 0 }] as const;
    expect(settings.map((set) => overrideEntries(anOverride('A', { set }))[0]?.what)).toEqual([
      'Score set to 20 until 2026-04-01',
      'Band set to red until 2026-04-01',
      'champion set to 0 points until 2026-04-01',
    ]);
  });
});
