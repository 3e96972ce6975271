import type { FeatureScale } from './risk-model.ts';

/** Signed log(1 + |x|): counts and money spread over orders of magnitude, and what doubles them matters, not what adds one. */
export function scaled(value: number, scale: FeatureScale): number {
  return scale === 'log' ? Math.sign(value) * Math.log1p(Math.abs(value)) : value;
}
