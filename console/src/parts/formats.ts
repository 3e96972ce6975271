/** How days, times, numbers and money are written for whoever reads: in the browser's locale. A day is a calendar day: it has no zone. */
const locale = typeof navigator === 'undefined' ? undefined : navigator.language;

const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
const timeFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

/** `2026-10-05` in words. */
export const dayText = (day: string) => dayFormat.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));

/** `2026-10` in words. */
export const monthText = (month: string) => monthFormat.format(new Date(`${month}-01T00:00:00Z`));

/** A moment (ISO 8601) in the viewer's zone. */
export const timeText = (moment: string) => timeFormat.format(new Date(moment));

/** A number with at most so many decimals. */
export const numberText = (value: number, decimals = 1) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value);

/** A share (0-1) as per cent. */
export const shareText = (share: number, decimals = 0) =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: decimals }).format(share);

/** An amount of money, whole units unless it is small. */
export const moneyText = (amount: number, currency = 'USD') =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: Math.abs(amount) < 100 ? 2 : 0,
  }).format(amount);

/** So many days from now (before: negative), in words. */
export const daysText = (days: number) => relativeFormat.format(days, 'day');
