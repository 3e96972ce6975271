import { describe, expect, it } from 'vitest';
import { plannedMails, waitingForCaps } from '../../../lib/domain/previews/count-mails.ts';

const caps = { person: { messages: 2, days: 7 }, account: { messages: 4, days: 14 } };
const mails = (...days: number[]) => plannedMails('a1', '2026-03-01', days);

describe('mails that would have waited for the caps', () => {
  it.each([
    ['none, where they lie far apart', mails(0, 7, 14, 21), 0],
    ['the third within a week', mails(0, 1, 2), 1],
    ['one that a waiting one has pushed back', mails(0, 0, 0, 8), 1],
    ['the fifth within two weeks, though no week has three', mails(0, 4, 7, 11, 13), 1],
    ['none of other accounts', [...mails(0, 1), ...plannedMails('a2', '2026-03-01', [0, 1])], 0],
  ])('%s', (_, planned, waiting) => {
    expect(waitingForCaps(planned, caps)).toBe(waiting);
  });
});
