import type { Month } from '../day.ts';
import type { Decision } from './meeting.ts';
import type { ReviewLine } from './pre-read.ts';

const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A month in words: `October 2026`. */
export function monthInWords(month: Month): string {
  return `${names[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/** An account by its name where one is known, in one line. */
export const nameOf = ({ name, accountId }: Pick<ReviewLine, 'name' | 'accountId'>): string =>
  (name ?? accountId).replaceAll(/\s+/g, ' ');

/** Where an account stands, in a few words. */
export function standingInWords({
  standing,
  implementedDay,
  reached,
  required,
  daysIn,
}: Pick<ReviewLine, 'standing' | 'implementedDay' | 'reached' | 'required' | 'daysIn'>): string {
  if (standing === 'left') return 'has left';
  if (standing === 'implemented') return `implemented on ${implementedDay}`;
  const pace = standing === 'behind' ? 'behind' : 'on its way';
  return `${pace}, day ${daysIn}: ${reached} of ${required} milestones`;
}

/** A decision in words, as minutes have it. */
export function decisionInWords({ decision, until, started, because }: Decision): string {
  const began = started && ('playbook' in started ? `playbook ${started.playbook}` : `task “${started.title}”`);
  const what = {
    implemented: 'implemented',
    'on-track': 'on track',
    intervene: 'intervene',
    lost: 'lost',
    snooze: `put off until ${until}`,
  }[decision];
  return [what, began, because].filter((part) => part !== undefined).join(': ');
}

/** Money a month, as plain text has it. */
export const moneyInWords = (mrr: number, currency: string) =>
  `${mrr.toLocaleString('en-GB', { maximumFractionDigits: 2 })} ${currency}`;
