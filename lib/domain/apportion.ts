/**
 * Amounts to a tenth that add up to `total` (itself to a tenth) exactly: each is rounded down, and the tenths that are then
 * missing go to those with the largest remainders (Hare and Niemeyer's method). Equal remainders go by place.
 */
export function apportioned(amounts: readonly number[], total: number): number[] {
  if (amounts.length === 0) return [];
  const exact = amounts.map((amount) => 10 * amount);
  const tenths = exact.map(Math.floor);
  const missing = Math.round(10 * total) - tenths.reduce((sum, one) => sum + one, 0);
  const byRemainder = exact
    .map((amount, index) => ({ index, remainder: amount - (tenths[index] as number) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  const [each, extra] = [Math.floor(missing / amounts.length), missing % amounts.length];
  const bonus = (extra + amounts.length) % amounts.length;
  for (const [place, { index }] of byRemainder.entries())
    tenths[index] = (tenths[index] as number) + each + (place < bonus ? 1 : 0);
  return tenths.map((one) => one / 10 + 0);
}
