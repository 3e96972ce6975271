import type { Note } from '../domain/timeline/note.ts';
import type { NoteStore } from '../ports/playbooks.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound, NotYours } from './errors.ts';

/** What is to become of a note: another text, or that it is deleted or had back. */
export type NoteChange = { text: string } | { deleted: boolean };

export type NoteChangeRequest = { accountId: string; noteId: string; change: NoteChange; by: string };

/** Changes a note for the person who wrote it. Throws NotFound, or NotYours for anybody else. */
export async function changeNote(
  { accountId, noteId, change, by }: NoteChangeRequest,
  { notes, clock }: { notes: NoteStore; clock: Clock },
): Promise<Note> {
  const note = await notes.find(accountId, noteId);
  if (!note) throw new NotFound(`The account has no note ${noteId}.`);
  if (note.by !== by) throw new NotYours('A note is changed by the person who wrote it, and nobody else.');
  const changed = applied(note, change, clock.now().toISOString());
  await notes.write(changed);
  return changed;
}

function applied(note: Note, change: NoteChange, now: string): Note {
  if ('text' in change) return { ...note, text: change.text, editedAt: now };
  return { ...note, deletedAt: change.deleted ? now : undefined };
}
