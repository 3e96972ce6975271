import type { StoredDraft } from './note-draft.ts';
import type { DraftStorage } from './note-keeper.ts';

/**
 * Drafts in the browser: in the window's own storage, which outlives a reload, and in that of all windows, which
 * outlives the window. Where storage is full or switched off, the draft lives as long as the page.
 */
export function draftStorage(month: string, person: string): DraftStorage {
  const keyOf = (accountId: string) => `holdfast.review-note.${person}.${month}.${accountId}`;
  return {
    read: (accountId) => readFrom(sessionStorage, keyOf(accountId)) ?? readFrom(localStorage, keyOf(accountId)),
    write: (accountId, draft) => {
      for (const storage of [sessionStorage, localStorage]) writeTo(storage, keyOf(accountId), draft);
    },
  };
}

function readFrom(storage: Storage, key: string): StoredDraft | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function writeTo(storage: Storage, key: string, draft: StoredDraft | undefined): void {
  try {
    if (draft) storage.setItem(key, JSON.stringify(draft));
    else storage.removeItem(key);
  } catch {
    // The draft stays on the page, and is sent from there.
  }
}
