import { fractionOf } from '../hash.ts';

/**
 * True when a firing is left alone, so that the playbook's effect can be measured against it: the same answer for
 * the same firing, and over many firings about the `share` (0–0.5) asked for.
 */
export function isHeldOut(firingId: string, share: number): boolean {
  return fractionOf(firingId) < share;
}
