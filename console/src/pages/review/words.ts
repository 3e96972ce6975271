import type { Fact, ReviewRole } from '../../../../lib/domain/review/fact.ts';
import type { DecisionKind } from '../../../../lib/domain/review/meeting.ts';
import type { Pace, ReviewStanding, Verdict } from '../../../../lib/domain/review/pre-read.ts';
import { dayText, moneyText, numberText, shareText } from '../../parts/formats.ts';

/** What the panels are called. */
export const roleWords: Record<ReviewRole, string> = {
  crm: 'CRM',
  support: 'Support',
  marketing: 'Marketing',
  product: 'Product',
};

export const standingWords: Record<ReviewStanding, string> = {
  implemented: 'Implemented',
  'on-pace': 'On pace',
  behind: 'Behind',
  left: 'Left',
};

/** What a decision is called, and what it asks for. */
export const decisionWords: Record<DecisionKind, { label: string; means: string }> = {
  implemented: { label: 'Implemented', means: 'Set up and in use. Nothing more to do.' },
  'on-track': { label: 'On track', means: 'On its way without us.' },
  intervene: { label: 'Intervene', means: 'Somebody does something now.' },
  lost: { label: 'Lost', means: 'It has left or will leave.' },
  snooze: { label: 'Snooze', means: 'Look at it again on a day.' },
};

export const verdictWords: Record<Verdict, string> = {
  worked: 'Worked',
  'not-worked': 'Did not work',
  'too-early': 'Too early to say',
  'needs-another-look': 'Needs another look',
};

/** An amount of a month; without a currency it is a number. */
export function amountText(amount: number, currency?: string): string {
  return currency && /^[A-Z]{3}$/.test(currency) ? moneyText(amount, currency) : numberText(amount);
}

const written: Record<Fact['kind'], (value: string | number, unit?: string) => string> = {
  text: (value) => String(value),
  day: (value) => dayText(String(value)),
  count: (value) => numberText(Number(value)),
  number: (value, unit) => [numberText(Number(value)), unit].filter(Boolean).join(' '),
  money: (value, unit) => amountText(Number(value), unit),
  share: (value) => shareText(Number(value)),
  score: (value) => `${numberText(Number(value))} of 10`,
};

/** What a fact says; where its source says nothing, that. */
export function factText({ kind, value, unit }: Fact): string {
  return value === undefined ? 'Not known' : written[kind](value, unit);
}

/** How an account stands against others of its age. */
export function paceText({ label, accounts, minimum, shareByNow, medianDays }: Pace): string {
  const who = label.charAt(0).toUpperCase() + label.slice(1);
  if (shareByNow === undefined) {
    return `${who}: ${accounts} ${accounts === 1 ? 'account is' : 'accounts are'} old enough to compare with; ${minimum} are needed.`;
  }
  const half = medianDays === undefined ? 'fewer than half ever are' : `half are by day ${numberText(medianDays)}`;
  return `${who}: ${shareText(shareByNow)} were implemented by this age; ${half}.`;
}

/** A few words as a sentence: with a capital, and a full stop where there is none. */
export function sentence(words: string): string {
  const text = words.trim();
  if (text === '') return '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?…”]$/.test(text) ? '' : '.'}`;
}

/** `1 account`, `3 accounts`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count)} ${count === 1 ? one : many}`;
}
