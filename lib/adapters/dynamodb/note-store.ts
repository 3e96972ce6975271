import type { Note } from '../../domain/timeline/note.ts';
import type { NoteStore } from '../../ports/playbooks.ts';
import { deskOf } from './desk-partition.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

type NoteItem = Item & { note: Note };

const keyOf = (accountId: string, noteId: string) => ({ PK: deskOf(accountId), SK: `NOTE#${noteId}` });
/** Ids of notes begin with the digits of the instant they were made at. */
const digits = (instant: string) => instant.replace(/\D/g, '');

/** Notes in the table, in the partition of what people did for the account, in the order in which they were made. */
export function dynamoNoteStore(table: Table): NoteStore {
  return {
    write: (note) => table.put({ ...keyOf(note.accountId, note.noteId), note }),

    find: async (accountId, noteId) =>
      (await table.get<NoteItem>(keyOf(accountId, noteId), { consistent: true }))?.note,

    async between(accountId, from, until) {
      const range = {
        partition: deskOf(accountId),
        from: `NOTE#${digits(from)}`,
        until: `NOTE#${digits(until)}~`,
        newestFirst: true,
      };
      return (await Array.fromAsync(table.query<NoteItem>(range))).map(({ note }) => note);
    },
  };
}
