import { describe, expect, it } from 'vitest';
import { digestMail } from '../../../lib/domain/retention/digest.ts';
import { digestPeriod, digestsDue } from '../../../lib/domain/retention/digest-period.ts';

const calendar = { quietHours: { from: 0, until: 1 }, workingDays: [1, 2, 3, 4, 5], holidays: ['2027-01-01'] };
const due = (today: string) => digestsDue(today, calendar).map(({ id }) => id);

describe('a digest is due', () => {
  it.each([
    ['on Monday, of the week before', '2026-11-23', ['digest-weekly-2026-W47']],
    ['on Tuesday still, if Monday was missed', '2026-11-24', ['digest-weekly-2026-W47']],
    ['not on Thursday any more', '2026-11-26', []],
    ['not on Sunday, when the week is not over', '2026-11-22', []],
    ['on the first working day, of the month before', '2026-10-01', ['digest-monthly-2026-09']],
    [
      'on Monday both, when the month began on a weekend',
      '2026-11-02',
      ['digest-weekly-2026-W44', 'digest-monthly-2026-10'],
    ],
    ['not before the first working day', '2026-11-01', []],
    ['after a holiday', '2027-01-04', ['digest-weekly-2026-W53', 'digest-monthly-2026-12']],
    ['not on the holiday itself', '2027-01-01', []],
  ])('%s', (_, today, ids) => {
    expect(due(today)).toEqual(ids);
  });

  it('for the days of its week, which belongs to the year of its Thursday', () => {
    expect(digestPeriod('weekly', '2027-01-04')).toMatchObject({
      name: '2026-W53',
      from: '2026-12-28',
      until: '2027-01-03',
    });
    expect(digestPeriod('weekly', '2026-01-05')).toMatchObject({
      name: '2026-W01',
      from: '2025-12-29',
      until: '2026-01-04',
    });
  });
});

describe('the mail of a digest', () => {
  const digest = {
    period: digestPeriod('weekly', '2026-11-23'),
    company: 'Northgauge',
    changes: [{ text: 'Ada & Sons <Ltd> left.', path: '/retention/cancellations' }],
    decisions: [{ text: 'Who calls?', path: '/accounts/C-1' }],
  };

  it('says in its subject how much there is to decide, and escapes names', () => {
    const { subject, html, text } = digestMail(digest, 'https://console.example/');
    expect(subject).toBe('Northgauge, week 2026-W47: one thing to decide');
    expect(html).toContain('Ada &amp; Sons &lt;Ltd&gt; left.');
    expect(html).toContain('href="https://console.example/retention/cancellations"');
    expect(text).toContain('1. Who calls?\n   https://console.example/accounts/C-1');
  });

  it('has no links where nobody says where the console is', () => {
    const { html, text } = digestMail(digest, undefined);
    expect(html + text).not.toContain('http');
  });
});
