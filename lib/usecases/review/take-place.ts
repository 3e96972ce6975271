import type { Month } from '../../domain/day.ts';
import type { Presenting } from '../../domain/review/meeting.ts';
import type { ReviewStore } from '../../ports/reports.ts';
import type { Clock, Ids } from '../../ports/system.ts';

type PlaceRequest = { month: Month; person: string; accountId?: string; presenting?: boolean };
export type PlacePorts = { reviews: ReviewStore; clock: Clock; ids: Ids };

/** Somebody who stays is written down again after so long, so that who went home can be told. */
const STILL_HERE_MS = 30_000;

/** Says which account a person looks at; whose screen is shown moves along with whoever shows it. */
export async function takePlace(
  { month, person, accountId, presenting }: PlaceRequest,
  { reviews, clock, ids }: PlacePorts,
): Promise<{ revision: string }> {
  const at = clock.now().toISOString();
  const [held, shown] = await Promise.all([reviews.place(month, person), reviews.presenting(month)]);
  const moved = held === undefined || held.accountId !== accountId;
  if (moved || Date.parse(at) - Date.parse(held.at) >= STILL_HERE_MS)
    await reviews.takePlace(month, { person, accountId, at });
  const next = presentingNow(shown, { person, accountId, presenting, at });
  const turned = next?.by !== shown?.by || next?.accountId !== shown?.accountId;
  if (turned) await reviews.present(month, next);
  if (!moved && !turned) return { revision: (await reviews.revision(month)) ?? '' };
  const revision = ids.next();
  await reviews.changed(month, revision);
  return { revision };
}

/** The meeting's clock runs from when somebody first showed their screen, whoever shows it now. */
function presentingNow(
  shown: Presenting | undefined,
  { person, accountId, presenting, at }: Omit<PlaceRequest, 'month'> & { at: string },
): Presenting | undefined {
  const isMine = shown?.by === person;
  if (presenting === false && isMine) return undefined;
  const shows = presenting === true || (isMine && presenting === undefined);
  if (!shows || accountId === undefined) return shown;
  return { by: person, accountId, startedAt: shown?.startedAt ?? at, at };
}
