import type { ReviewNote } from './meeting.ts';

/** What a person wants their note to say, and which version of it they changed; 0 when there was none. */
export type Writing = { accountId: string; author: string; text: string; version: number; at: string };

/** `merged`: they had written elsewhere meanwhile, and both texts are kept. */
export type NoteOutcome = 'saved' | 'unchanged' | 'merged';

/** What stands between two texts of one author that were written at the same time. */
export const betweenTexts = '\n\n— written in another window —\n';

/**
 * A person's note after they wrote again. Nothing that was ever saved is lost: when the note is not the version they
 * changed, both texts are kept, the one that was there first, unless the new one holds it already.
 */
export function mergeNote(held: ReviewNote | undefined, writing: Writing): { note: ReviewNote; outcome: NoteOutcome } {
  const { version: expected, ...written } = writing;
  const version = (held?.version ?? 0) + 1;
  if (!held || held.version === expected) {
    if (held?.text === writing.text) return { note: held, outcome: 'unchanged' };
    return { note: { ...written, version }, outcome: 'saved' };
  }
  if (held.text === writing.text || held.text.includes(writing.text)) return { note: held, outcome: 'unchanged' };
  if (writing.text.includes(held.text)) return { note: { ...written, version }, outcome: 'saved' };
  const text = `${held.text}${betweenTexts}${writing.text}`;
  return { note: { ...written, text, version }, outcome: 'merged' };
}
