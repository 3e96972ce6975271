import { ImportsBusy } from '../../domain/sources/errors.ts';
import type { ImportTurns } from '../../ports/sources.ts';
import type { Clock } from '../../ports/system.ts';

/** A turn ends by itself when its import was killed: a function may take 15 minutes. */
const LONGEST_MINUTES = 16;
const RENEWED_AFTER_MINUTES = 1;
const MINUTE_MS = 60_000;

/** Keeps the turn while an import goes on. Throws ImportsBusy when another has taken it. */
export type Keep = () => Promise<void>;

/**
 * Imports while no other import does: each reads what is stored of an account, adds to it and writes it back, so two
 * at a time would undo each other's changes. Throws ImportsBusy. The same holder may come again, after a crash.
 */
export async function inTurn<T>(
  holder: string,
  { turns, clock }: { turns: ImportTurns; clock: Clock },
  work: (keep: Keep) => Promise<T>,
): Promise<T> {
  let renewAt = 0;
  const keep = async () => {
    const now = clock.now();
    if (now.getTime() < renewAt) return;
    const until = new Date(now.getTime() + LONGEST_MINUTES * MINUTE_MS).toISOString();
    const turn = await turns.take({ holder, until }, now.toISOString());
    if (turn.holder !== holder) throw busyUntil(turn.until);
    renewAt = now.getTime() + RENEWED_AFTER_MINUTES * MINUTE_MS;
  };
  await keep();
  try {
    return await work(keep);
  } finally {
    await turns.give(holder);
  }
}

function busyUntil(until: string): ImportsBusy {
  return new ImportsBusy(
    `Another import is under way; imports take turns. Import again when it is done, or after ${until} if it was killed.`,
  );
}
