import { useState } from 'react';
import type { Presenting } from '../../../../../lib/domain/review/meeting.ts';
import { useNow } from './use-now.ts';

/**
 * The seconds since the presenting began. The last sign of the presenter tells how long it had been by the server's
 * clock, and this device only counts on from when that arrived: whose clock is wrong does not matter.
 */
export function useElapsed({ startedAt, at }: Presenting): number {
  const now = useNow();
  const [sign, setSign] = useState({ at, arrived: now });
  const newest = sign.at === at ? sign : { at, arrived: Date.now() };
  if (newest !== sign) setSign(newest);
  return Math.max(0, (Date.parse(at) - Date.parse(startedAt) + now - newest.arrived) / 1000);
}
