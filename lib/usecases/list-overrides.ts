import { type Day, dayOf } from '../domain/day.ts';
import { lastDayOf, type Override } from '../domain/health/override.ts';
import type { OverrideStore } from '../ports/judging.ts';
import type { Clock } from '../ports/system.ts';

/** How an override stands today. */
export const overrideStates = ['to-come', 'in-effect', 'over', 'withdrawn'] as const;
export type OverrideState = (typeof overrideStates)[number];

/** An override with how it stands. */
export type OverrideLine = Override & { state: OverrideState };

/** Every override there ever was for an account, newest first. */
export async function listOverrides(
  { accountId }: { accountId: string },
  ports: { overrides: OverrideStore; clock: Clock },
): Promise<{ overrides: OverrideLine[] }> {
  const today = dayOf(ports.clock.now());
  const all = await ports.overrides.ofAccount(accountId);
  return { overrides: all.map((one) => ({ ...one, state: stateOf(one, today) })) };
}

function stateOf(override: Override, today: Day): OverrideState {
  if (override.withdrawnAt !== undefined) return 'withdrawn';
  if (override.from > today) return 'to-come';
  return lastDayOf(override) < today ? 'over' : 'in-effect';
}
