/** The number to 4 significant digits: near enough for a rank, and short to store. Minus zero is zero. */
export function significant(value: number): number {
  if (Number.isInteger(value) && Math.abs(value) < 10_000) return value + 0;
  const digits = 3 - Math.floor(Math.log10(Math.abs(value)));
  if (digits <= 0) return Math.round(value / 10 ** -digits) * 10 ** -digits;
  return digits > 300 ? 0 : Math.round(value * 10 ** digits) / 10 ** digits;
}
