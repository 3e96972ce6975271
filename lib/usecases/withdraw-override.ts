import { dayOf } from '../domain/day.ts';
import { lastDayOf, type Override } from '../domain/health/override.ts';
import type { OverrideStore } from '../ports/judging.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound, OverrideRefused } from './errors.ts';

/** Which override, and who withdraws it; without an id the only one of the account that still lasts. */
export type Withdrawal = { accountId: string; overrideId?: string; by: string };

/** The override as it stands; `withdrawn` is false when it had been withdrawn before. */
export type Withdrawn = { override: Override; withdrawn: boolean };

/** Ends an override before its time: it is in effect no more from today on, and the days before stay as they were. Throws NotFound or OverrideRefused. */
export async function withdrawOverride(
  { accountId, overrideId, by }: Withdrawal,
  ports: { overrides: OverrideStore; clock: Clock },
): Promise<Withdrawn> {
  const all = await ports.overrides.ofAccount(accountId);
  const withdrawnAt = ports.clock.now().toISOString();
  const override =
    overrideId === undefined
      ? onlyLasting(all, dayOf(withdrawnAt), accountId)
      : all.find((one) => one.overrideId === overrideId);
  if (!override) throw new NotFound(`Account ${accountId} has no override ${overrideId}.`);
  if (override.withdrawnAt !== undefined) return { override, withdrawn: false };
  const ended: Override = { ...override, withdrawnAt, withdrawnBy: by };
  const withdrawn = await ports.overrides.withdraw(ended);
  return { override: withdrawn ? ended : override, withdrawn };
}

function onlyLasting(all: readonly Override[], today: string, accountId: string): Override {
  const lasting = all.filter((one) => lastDayOf(one) >= today);
  const [only] = lasting;
  if (!only) throw new NotFound(`Account ${accountId} has no override that still lasts.`);
  if (lasting.length === 1) return only;
  const ids = lasting.map((one) => one.overrideId).join(', ');
  throw new OverrideRefused(`Account ${accountId} has ${lasting.length} overrides; name one: ${ids}.`);
}
