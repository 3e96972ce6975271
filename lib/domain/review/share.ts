/** A share of `of` accounts with its 95 % interval (Wilson); absent where there are none. */
export type ShareOf = { of: number; count: number; share?: number; low?: number; high?: number };

/** How much more one share is than another, in parts of 1, with its 95 % interval (Newcombe's hybrid score). */
export type Difference = { difference: number; low: number; high: number };

/** The two-sided 95 % point of the normal distribution. */
const Z = 1.959963984540054;

/**
 * `count` of `of` with Wilson's score interval (E. B. Wilson, 1927): it stays within 0 and 1, and says something also
 * where all or none did.
 */
export function shareOf(count: number, of: number): ShareOf {
  if (of === 0) return { of, count };
  const share = count / of;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const whole = 1 + z2 / of;
  const [low, high] = [(centre - spread) / whole, (centre + spread) / whole];
  // Rounding must not put the share outside of its own interval.
  return { of, count, share, low: Math.min(share, Math.max(0, low)), high: Math.max(share, Math.min(1, high)) };
}

/** By how much the first share exceeds the second (R. G. Newcombe, 1998, method 10); undefined where either has no accounts. */
export function differenceOf(one: ShareOf, other: ShareOf): Difference | undefined {
  if (one.share === undefined || other.share === undefined) return undefined;
  const [{ share: p, low: l = p, high: u = p }, { share: q, low: m = q, high: v = q }] = [
    one as ShareOf & { share: number },
    other as ShareOf & { share: number },
  ];
  return {
    difference: p - q,
    low: p - q - Math.hypot(p - l, v - q),
    high: p - q + Math.hypot(u - p, q - m),
  };
}
