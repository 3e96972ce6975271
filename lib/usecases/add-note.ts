import type { Note } from '../domain/timeline/note.ts';
import type { NoteStore } from '../ports/playbooks.ts';
import type { RecordStore } from '../ports/records.ts';
import type { Clock, Ids } from '../ports/system.ts';
import { NotFound } from './errors.ts';

export type AddNotePorts = { notes: NoteStore; records: RecordStore; clock: Clock; ids: Ids };

/** Enough of an id to tell two notes of the same millisecond apart. */
const TELLING = 8;

/** Keeps what somebody wrote down about an account. Throws NotFound. */
export async function addNote(
  { accountId, text, by }: { accountId: string; text: string; by: string },
  ports: AddNotePorts,
): Promise<Note> {
  if (!(await ports.records.profiles([accountId])).has(accountId))
    throw new NotFound(`There is no account ${accountId}.`);
  const createdAt = ports.clock.now().toISOString();
  const noteId = `${createdAt.replace(/\D/g, '')}-${ports.ids.next().slice(0, TELLING)}`;
  const note: Note = { noteId, accountId, text, by, createdAt };
  await ports.notes.write(note);
  return note;
}
