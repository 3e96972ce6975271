import { useState } from 'react';
import type { MeetingState } from '../../../../../lib/domain/review/meeting.ts';
import { useNow } from './use-now.ts';

/**
 * The seconds since the presenting began; 0 while nobody presents. The newest sign of anybody tells the time by the
 * server's clock, and this device only counts on from when that arrived: whose clock is wrong does not matter.
 */
export function useElapsed({ presenting, people }: Pick<MeetingState, 'presenting' | 'people'>): number {
  const now = useNow();
  const newest = Math.max(...[presenting, ...people].map((sign) => (sign ? Date.parse(sign.at) : 0)));
  const [last, setLast] = useState({ sign: newest, arrived: now });
  const sign = last.sign === newest ? last : { sign: newest, arrived: Date.now() };
  if (sign !== last) setLast(sign);
  if (!presenting) return 0;
  return Math.max(0, (sign.sign - Date.parse(presenting.startedAt) + now - sign.arrived) / 1000);
}
