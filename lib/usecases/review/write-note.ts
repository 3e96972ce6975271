import type { Month } from '../../domain/day.ts';
import type { ReviewNote } from '../../domain/review/meeting.ts';
import { mergeNote, type NoteOutcome } from '../../domain/review/merge-note.ts';
import type { DayStore } from '../../ports/judging.ts';
import type { ReviewStore } from '../../ports/reports.ts';
import type { Clock, Ids } from '../../ports/system.ts';
import { ReviewContended } from './errors.ts';
import { requireMember } from './member-of-review.ts';

export type NotePorts = { reviews: ReviewStore; days: DayStore; clock: Clock; ids: Ids };
type NoteRequest = { month: Month; accountId: string; author: string; text: string; version: number };

const TURNS = 8;

/**
 * Writes what a person has to say about an account. Everybody has a note of their own, so nobody erases another's; of two
 * windows of the same person both texts are kept. Throws NotFound, ReviewContended.
 */
export async function writeNote(
  { month, ...request }: NoteRequest,
  ports: NotePorts,
): Promise<{ note: ReviewNote; outcome: NoteOutcome }> {
  await requireMember({ month, accountId: request.accountId }, ports);
  const at = ports.clock.now().toISOString();
  for (let turn = 0; turn < TURNS; turn += 1) {
    const held = await ports.reviews.note(month, request);
    const merged = mergeNote(held, { ...request, at });
    if (merged.outcome === 'unchanged') return merged;
    if (await ports.reviews.writeNote(month, held, merged.note)) {
      await ports.reviews.changed(month, ports.ids.next());
      return merged;
    }
  }
  throw new ReviewContended(
    `Expected to write a note within ${TURNS} turns; other windows of its author kept writing.`,
  );
}
