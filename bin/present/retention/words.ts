import type { DerivedReason } from '../../../lib/domain/retention/cancellation-case.ts';
import { money } from '../words.ts';
import type { Cell, SheetColumn } from './report-sheet.ts';

const share = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `98.3%` for 0.983. */
export const percent = (part: Cell): string => (typeof part === 'number' ? share.format(part) : '–');

/** Money of several currencies, which are never added up: `USD 1,200, EUR 300`. */
export function moneys(all: readonly { currency: string; mrr: number }[]): string {
  return all.map(({ currency, mrr }) => money(mrr, currency)).join(', ') || 'nothing';
}

/** A column of counts or money. */
export const numeric = (title: string, name: string): SheetColumn => ({
  ...{ title, name, align: 'right' },
  words: (cell) => (typeof cell === 'number' ? whole.format(cell) : String(cell)),
});

/** A column of shares. */
export const shares = (title: string, name: string): SheetColumn => ({ title, name, align: 'right', words: percent });

/** A column of text; with `grow` it takes room that is left. */
export const textual = (title: string, name: string, grow?: number): SheetColumn => ({
  ...{ title, name },
  ...(grow && { grow }),
});

/** Why a customer left, as people say it. */
export const reasonNames: Record<DerivedReason, string> = {
  'never-implemented': 'never implemented',
  acquired: 'acquired',
  'integration-missing': 'integration missing',
  support: 'support',
  'usage-faded': 'use faded',
  price: 'price',
  competitor: 'competitor',
  'not-enough-value': 'not enough value',
  unknown: 'unknown',
};
