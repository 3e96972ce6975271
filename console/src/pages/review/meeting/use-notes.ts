import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ReviewNote } from '../../../../../lib/domain/review/meeting.ts';
import { callApi } from '../../../api/call-api.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { draftStorage } from './draft-storage.ts';
import type { NoteDraft } from './note-draft.ts';
import { NoteKeeper } from './note-keeper.ts';

/** Problems that pass by themselves: no answer, too many at once, a service that is unwell. */
const isPassing = (error: unknown) =>
  !(error instanceof ApiProblem) ||
  error.status === 0 ||
  error.status === 409 ||
  error.status === 429 ||
  error.status >= 500;

function later(run: () => void, inMs: number): () => void {
  const timer = setTimeout(run, inMs);
  return () => clearTimeout(timer);
}

function newKeeper(month: string, person: string): NoteKeeper {
  return new NoteKeeper({
    send: async (accountId, text, version) => {
      const { note } = await callApi('writeReviewNote', { params: { month, accountId }, body: { text, version } });
      return { text: note.text, revision: note.version };
    },
    isPassing,
    storage: draftStorage(month, person),
    later,
  });
}

/** What a person writes in a meeting, kept over screens, reloads and failing networks; `notes` are the server's of everybody. */
export function useNotes(month: string, person: string, notes: readonly ReviewNote[] | undefined): NoteKeeper {
  const keeper = useMemo(() => newKeeper(month, person), [month, person]);
  useEffect(() => {
    for (const { accountId, author, text, version } of notes ?? []) {
      if (author === person) keeper.see(accountId, { text, revision: version });
    }
  }, [keeper, notes, person]);
  useEffect(() => {
    const flush = () => keeper.flush();
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', flush);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', flush);
    };
  }, [keeper]);
  return keeper;
}

/** The person's draft on an account, as it changes. */
export function useDraft(keeper: NoteKeeper, accountId: string): NoteDraft {
  return useSyncExternalStore(keeper.subscribe, () => keeper.draftOf(accountId));
}
