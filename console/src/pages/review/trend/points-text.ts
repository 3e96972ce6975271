import { numberText } from '../../../parts/formats.ts';

/** A difference of shares in points: `+12 points`. */
export function pointsText(difference: number): string {
  const points = Math.round(100 * difference);
  const sign = points > 0 ? '+' : points < 0 ? '−' : '';
  return `${sign}${numberText(Math.abs(points))} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}
