import { useDeferredValue } from 'react';

/**
 * What was read, undefined until it is there. What it fills is then drawn in small steps, for which the room kept for it
 * stands a moment longer: a long page does not keep the browser from whoever is at it.
 */
export function useArrived<T>(data: T | undefined): T | undefined {
  const isThere = useDeferredValue(data !== undefined);
  return isThere ? data : undefined;
}
