/** How days, times, numbers and money are written for whoever reads: in the browser's locale. A day is a calendar day: it has no zone. */
const locale = typeof navigator === 'undefined' ? undefined : navigator.language;

/** Formats are dear to make, and long lists ask for the same few over and over. */
function kept<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const dayFormat = kept(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));
const monthFormat = kept(() => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }));
const timeFormat = kept(() => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const relativeFormat = kept(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** `2026-10-05` in words. */
export const dayText = (day: string) => dayFormat().format(new Date(`${day.slice(0, 10)}T00:00:00Z`));

/** `2026-10` in words. */
export const monthText = (month: string) => monthFormat().format(new Date(`${month}-01T00:00:00Z`));

/** A moment (ISO 8601) in the viewer's zone. */
export const timeText = (moment: string) => timeFormat().format(new Date(moment));

const made = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${options.style} ${options.currency} ${options.maximumFractionDigits}`;
  const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
  made.set(key, format);
  return format;
}

/** A number with at most so many decimals. */
export const numberText = (value: number, decimals = 1) =>
  numberFormat({ maximumFractionDigits: decimals }).format(value);

/** A share (0-1) as per cent. */
export const shareText = (share: number, decimals = 0) =>
  numberFormat({ style: 'percent', maximumFractionDigits: decimals }).format(share);

/** An amount of money, whole units unless it is small. */
export const moneyText = (amount: number, currency = 'USD') =>
  numberFormat({ style: 'currency', currency, maximumFractionDigits: Math.abs(amount) < 100 ? 2 : 0 }).format(amount);

/** So many days from now (before: negative), in words. */
export const daysText = (days: number) => relativeFormat().format(days, 'day');
