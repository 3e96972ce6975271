import { useSyncExternalStore } from 'react';

/** Changed files by path (null: taken away), and the published version that they were changed from. */
export type StoredDraft = { base: string; files: Readonly<Record<string, string | null>> };

const KEY = 'holdfast.workflows-draft';
const listeners = new Set<() => void>();
let known: { text: string | null; draft: StoredDraft | undefined } = { text: null, draft: undefined };

/** The draft of this browser, as every page sees it: it survives reloading, and other windows see it change. */
export function useStoredDraft(): StoredDraft | undefined {
  return useSyncExternalStore(subscribe, readDraft, () => undefined);
}

/** The draft as it is kept; undefined when there is none, or what is kept is none. */
export function readDraft(): StoredDraft | undefined {
  const text = localStorage.getItem(KEY);
  if (text !== known.text) known = { text, draft: parsed(text) };
  return known.draft;
}

/** Keeps a draft; one without changes is none. */
export function keepDraft(draft: StoredDraft | undefined): void {
  if (!draft || Object.keys(draft.files).length === 0) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(draft));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function parsed(text: string | null): StoredDraft | undefined {
  try {
    const draft = JSON.parse(text ?? 'null') as StoredDraft | null;
    return draft && typeof draft.base === 'string' && typeof draft.files === 'object' ? draft : undefined;
  } catch {
    return undefined;
  }
}
