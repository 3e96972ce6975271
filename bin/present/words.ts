import { type Day, daysBetween } from '../../lib/domain/day.ts';
import type { Terminal } from './terminal.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** `1,204`; `0.37`; a dash when there is no number. */
export function number(value: number | undefined): string {
  if (value === undefined) return '–';
  return Math.abs(value) >= 100 || Number.isInteger(value) ? whole.format(value) : precise.format(value);
}

/** `USD 1,200`. */
export function money(value: number | undefined, currency = ''): string {
  return value === undefined ? '–' : `${currency} ${whole.format(value)}`.trim();
}

/** `37 %` for 0.37. */
export function percent(ratio: number | undefined): string {
  return ratio === undefined ? '–' : `${whole.format(ratio * 100)} %`;
}

/** `1 account`, `3 accounts`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** `in 12 days`, `today`, `3 days ago`. */
export function fromToday(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
}

/** A text no longer than `length`, cut with an ellipsis. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

const BAND_STYLES = { green: 'green', yellow: 'yellow', red: 'red', unknown: 'dim' } as const;

/** A band or a score in its band's colour. */
export function inBand(band: string, text: string, terminal: Terminal): string {
  return terminal.paint(BAND_STYLES[band as keyof typeof BAND_STYLES] ?? 'dim', text);
}

/** A heading above a part of a page. */
export function heading(text: string, terminal: Terminal): string {
  return terminal.paint('bold', text);
}

/** `−80 %`, `+12 %`: a change against the window before. */
export function change(relative: number | undefined): string {
  if (relative === undefined) return '';
  const rounded = Math.round(relative * 100);
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : '±'}${whole.format(Math.abs(rounded))} %`;
}

/** `2026-11-20 09:30`, in UTC. */
export function instant(iso: string | undefined): string {
  return iso === undefined ? '–' : iso.slice(0, 16).replace('T', ' ');
}

/** The line below a page that is not the last: how to see the next one. */
export function more(shown: number, total: number | undefined, next: string | undefined, terminal: Terminal): string {
  if (next === undefined) return '';
  const part = total === undefined ? `The newest ${shown}.` : `${shown} of ${whole.format(total)}.`;
  return `\n\n  ${terminal.paint('dim', `${part} The next page: --cursor ${next}`)}`;
}

/** `62 / 100`: where a value lies among its peers, 0 the least and 100 the most. */
export function rank(percentile: number | undefined): string {
  return percentile === undefined ? '' : `${Math.round(percentile)} / 100`;
}

/** `+4.2`, `−9.4`. */
export function signed(amount: number): string {
  return `${amount > 0 ? '+' : amount < 0 ? '−' : '±'}${Math.abs(amount).toFixed(1)}`;
}
