import {
  changeDraft,
  type NoteAct,
  type NoteDraft,
  noteState,
  openDraft,
  type SavedNote,
  type StoredDraft,
  toStore,
} from './note-draft.ts';

/** Where drafts stay until the server has them; both survive a reload, the second also the window. */
export type DraftStorage = {
  read(accountId: string): StoredDraft | undefined;
  write(accountId: string, draft: StoredDraft | undefined): void;
};

/** Answers the note as the server has it then. Throws where it has not: `passing` when trying again may help. */
export type SendNote = (accountId: string, text: string, revision: number) => Promise<SavedNote>;

/** The network and the time that a keeper needs; `later` answers how to call it off. */
export type KeeperMeans = {
  send: SendNote;
  isPassing: (error: unknown) => boolean;
  storage: DraftStorage;
  later: (run: () => void, inMs: number) => () => void;
};

const NOTHING: SavedNote = { text: '', revision: 0 };

/** So long after the last keystroke a note is sent, and so long after a failure it is tried again. */
const PAUSE_MS = 600;
const RETRY_MS = 4000;

/**
 * Keeps what one person writes in a meeting: on this device at every keystroke, on the server soon after, whatever
 * screen is shown and whatever the network does.
 */
export class NoteKeeper {
  readonly #means: KeeperMeans;
  readonly #drafts = new Map<string, NoteDraft>();
  readonly #waiting = new Map<string, () => void>();
  readonly #listeners = new Set<() => void>();

  constructor(means: KeeperMeans) {
    this.#means = means;
  }

  /** The draft on an account; the same object until it changes. */
  draftOf(accountId: string): NoteDraft {
    const known = this.#drafts.get(accountId);
    if (known) return known;
    const opened = openDraft(NOTHING, this.#means.storage.read(accountId));
    this.#drafts.set(accountId, opened);
    if (noteState(opened) !== 'saved') this.#sendLater(accountId, PAUSE_MS);
    return opened;
  }

  /** The person typed: this stands in the field now. */
  type(accountId: string, text: string): void {
    this.#change(accountId, { kind: 'typed', text });
    this.#sendLater(accountId, PAUSE_MS);
  }

  /** The server was read, and has this note of the person. */
  see(accountId: string, current: SavedNote): void {
    this.#change(accountId, { kind: 'seen', current });
  }

  /** Sends what is unsaved at once; nobody waits for it. */
  flush(): void {
    for (const accountId of this.#drafts.keys()) void this.#send(accountId);
  }

  /** Calls `listener` whenever a draft changed; answers how to stop that. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #change(accountId: string, act: NoteAct): void {
    const before = this.draftOf(accountId);
    const after = changeDraft(before, act);
    if (after === before) return;
    this.#drafts.set(accountId, after);
    this.#means.storage.write(accountId, toStore(after));
    for (const listener of this.#listeners) listener();
  }

  #sendLater(accountId: string, inMs: number): void {
    this.#waiting.get(accountId)?.();
    this.#waiting.set(
      accountId,
      this.#means.later(() => void this.#send(accountId), inMs),
    );
  }

  async #send(accountId: string): Promise<void> {
    const draft = this.draftOf(accountId);
    // What is typed while something is under way is sent when its answer is here.
    if (draft.sending !== undefined || noteState(draft) === 'saved') return;
    this.#change(accountId, { kind: 'sent' });
    try {
      this.#change(accountId, {
        kind: 'saved',
        current: await this.#means.send(accountId, draft.text, draft.base.revision),
      });
      if (noteState(this.draftOf(accountId)) !== 'saved') this.#sendLater(accountId, PAUSE_MS);
    } catch (error) {
      const isPassing = this.#means.isPassing(error);
      this.#change(accountId, { kind: 'failed', trouble: isPassing ? 'unreachable' : 'refused' });
      if (isPassing) this.#sendLater(accountId, RETRY_MS);
    }
  }
}
