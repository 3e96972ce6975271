import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped } from '../../../lib/domain/html.ts';
import { followUp, type StandingNow } from '../../../lib/domain/review/follow-up.ts';
import type { ReviewNote } from '../../../lib/domain/review/meeting.ts';
import { mergeNote } from '../../../lib/domain/review/merge-note.ts';
import type { AccountDecision, ReviewDossier } from '../../../lib/domain/review/pre-read.ts';
import { prioritise } from '../../../lib/domain/review/prioritise.ts';
import { firstWorkingDay, reviewedOn } from '../../../lib/domain/review/review-month.ts';

const calendar = {
  quietHours: { from: 0, until: 1 },
  workingDays: [1, 2, 3, 4, 5],
  holidays: ['2026-01-01', '2026-01-02'],
};

describe('the day of a review', () => {
  it.each([
    ['2026-06', '2026-06-01'],
    ['2026-11', '2026-11-02'],
    ['2026-01', '2026-01-05'],
  ])('of %s is its first working day, %s', (month, day) => {
    expect(firstWorkingDay(month, calendar)).toBe(day);
  });

  it.each([
    ['2026-11-02', '2026-10'],
    ['2026-01-31', '2025-12'],
  ])('on %s is about %s', (day, month) => {
    expect(reviewedOn(day)).toBe(month);
  });
});

const held = (text: string, version: number): ReviewNote => ({ accountId: 'a', author: 'ann', text, version, at: 't' });
const writing = (text: string, version: number) => ({ accountId: 'a', author: 'ann', text, version, at: 'u' });

describe('a note', () => {
  it.each([
    ['the first of its author', undefined, writing('one', 0), 'saved', 'one', 1],
    ['changed from the version that is there', held('one', 3), writing('two', 3), 'saved', 'two', 4],
    ['the same again', held('one', 3), writing('one', 3), 'unchanged', 'one', 3],
    ['sent twice because the answer was lost', held('one', 1), writing('one', 0), 'unchanged', 'one', 1],
    ['longer than what was saved meanwhile', held('one', 1), writing('one and more', 0), 'saved', 'one and more', 2],
    [
      'another one from a second window',
      held('one', 2),
      writing('two', 1),
      'merged',
      'one\n\n— written in another window —\ntwo',
      3,
    ],
  ])('that is %s', (_, before, after, outcome, text, version) => {
    expect(mergeNote(before, after)).toMatchObject({ outcome, note: { text, version } });
  });

  it('loses nothing that was ever saved by a window that knew less', () => {
    const texts = fc.string({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        (before, after, version, seen) => {
          const { note } = mergeNote(held(before, version), writing(after, seen));
          return seen === version ? note.text === after : note.text.includes(before) && note.text.includes(after);
        },
      ),
    );
  });
});

const decided = (over: Partial<AccountDecision> = {}): AccountDecision => ({
  ...{
    month: '2026-09',
    accountId: 'a',
    revision: 1,
    decision: 'on-track',
    by: 'ann',
    at: '2026-10-01T15:00:00Z',
    score: 40,
  },
  ...over,
});
const now = (over: Partial<StandingNow> = {}): StandingNow => ({ day: '2026-11-01', score: 41, ...over });

describe('what became of a decision', () => {
  it.each<[string, Partial<AccountDecision>, Partial<StandingNow>, string, RegExp]>([
    [
      'it is implemented since',
      { decision: 'intervene' },
      { implementedDay: '2026-10-12' },
      'worked',
      /^implemented on 2026-10-12/,
    ],
    ['health rose', {}, { score: 63 }, 'worked', /health rose from 40 to 63/],
    ['health fell', {}, { score: 20 }, 'not-worked', /health fell from 40 to 20/],
    ['nothing moved in a month', {}, {}, 'not-worked', /still not implemented/],
    ['nothing moved in a week', { at: '2026-10-25T15:00:00Z' }, {}, 'too-early', /not implemented yet/],
    [
      'it was put off and its time has not come',
      { decision: 'snooze', until: '2026-12-01' },
      {},
      'too-early',
      /put off until/,
    ],
    [
      'it was put off and its time has come',
      { decision: 'snooze', until: '2026-10-20' },
      {},
      'needs-another-look',
      /was put off/,
    ],
    ['it was given up and left', { decision: 'lost' }, { cancelledDay: '2026-10-20' }, 'worked', /as expected/],
    ['it was given up and stayed', { decision: 'lost' }, {}, 'needs-another-look', /still customers/],
    ['it was thought well and left', {}, { cancelledDay: '2026-10-20' }, 'not-worked', /left on 2026-10-20/],
    [
      'it was called implemented and is not',
      { decision: 'implemented' },
      {},
      'needs-another-look',
      /do not bear it out/,
    ],
  ])('when %s', (_, decision, standing, verdict, words) => {
    const found = followUp(decided(decision), now(standing));
    expect(found.verdict).toBe(verdict);
    expect(found.words).toMatch(words);
  });
});

describe('the order of a cohort', () => {
  const dossier = (accountId: string, over: Partial<ReviewDossier>) =>
    ({
      accountId,
      currency: 'USD',
      standing: 'behind',
      reached: 1,
      required: 4,
      band: 'red',
      score: 30,
      ...over,
    }) as ReviewDossier;

  it('is by value × risk: who pays much and is far from implemented comes first, who has left last', () => {
    const ordered = prioritise([
      dossier('left', { mrr: 900, standing: 'left' }),
      dossier('small', { mrr: 50 }),
      dossier('large', { mrr: 900 }),
      dossier('well', { mrr: 900, standing: 'implemented', reached: 4, score: 90, band: 'green' }),
    ]);
    expect(ordered.map(({ accountId }) => accountId)).toEqual(['large', 'small', 'well', 'left']);
    expect(ordered[0]?.priority.because).toBe(
      'pays 900 USD a month, 100 % of the largest; 1 of 4 milestones; health 30 (red)',
    );
  });

  it('does not depend on the order it is given in, and keeps to 0 and 1', () => {
    const some = fc.array(
      fc.record({
        mrr: fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined }),
        score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
        reached: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const all = list.map((one, index) => dossier(`a${String(index).padStart(2, '0')}`, one));
        const ids = (of: ReviewDossier[]) => of.map(({ accountId }) => accountId).join();
        const ordered = prioritise(all);
        const within = ordered.every(
          ({ priority: { value, risk } }) => value >= 0 && value <= 1 && risk >= 0 && risk <= 1,
        );
        return within && ids(ordered) === ids(prioritise(all.toReversed()));
      }),
    );
  });
});

it('a text in HTML stays a text, whatever it holds', () => {
  expect(escaped(`<img src="x" onerror='alert(1)'> & co`)).toBe(
    '&lt;img src=&quot;x&quot; onerror=&#39;alert(1)&#39;&gt; &amp; co',
  );
});
