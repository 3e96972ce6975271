import { mergeNotes } from './merge-notes.ts';

/** A note as the server has it; `revision` is 0 before the first. */
export type SavedNote = { text: string; revision: number };

/** A person's note on an account while it is typed. */
export type NoteDraft = {
  /** What stands in the field. */
  text: string;
  /** The saved note that the text grew from. */
  base: SavedNote;
  /** What is on its way to the server. */
  sending?: string;
  /** Texts that were sent and never answered: the server may have them. */
  unanswered: string[];
  /** Why it is not saved, while it is not. */
  trouble?: 'unreachable' | 'refused';
  /** The same person wrote elsewhere; both are in the text. Said until they type on. */
  joined?: true;
};

/** What stays on this device until the server has it. */
export type StoredDraft = Pick<NoteDraft, 'text' | 'base' | 'unanswered'>;

export type NoteAct =
  | { kind: 'typed'; text: string }
  /** The text is being sent. */
  | { kind: 'sent' }
  /** The server took what was sent, and joined it to what the same person had written elsewhere meanwhile. */
  | { kind: 'saved'; current: SavedNote }
  /** No answer came, or one that says it cannot be saved. */
  | { kind: 'failed'; trouble: 'unreachable' | 'refused' }
  /** The server was read. */
  | { kind: 'seen'; current: SavedNote };

/** How the note stands, for who types it. */
export type NoteState = 'saved' | 'unsaved' | 'saving' | 'unreachable' | 'refused';

/** The draft of a note as the server has it, with what this device kept of it. */
export function openDraft(current: SavedNote, stored?: StoredDraft): NoteDraft {
  const opened: NoteDraft = { text: current.text, base: current, unanswered: [] };
  return stored ? catchUp({ ...opened, ...stored }, current) : opened;
}

/** What becomes of a draft; nothing that was typed ever leaves the text by anything but typing. */
export function changeDraft(draft: NoteDraft, act: NoteAct): NoteDraft {
  switch (act.kind) {
    case 'typed':
      return { ...draft, text: act.text, joined: undefined };
    case 'sent':
      return { ...draft, sending: draft.text, trouble: undefined };
    case 'saved':
      return settled(draft, act.current);
    case 'failed':
      return failed(draft, act.trouble);
    case 'seen':
      // While something is under way its answer tells more than a read that may be older.
      return draft.sending === undefined ? catchUp(draft, act.current) : draft;
  }
}

function settled(draft: NoteDraft, current: SavedNote): NoteDraft {
  if (draft.sending === undefined) return draft;
  const text = mergeNotes(draft.sending, draft.text, current.text);
  return { text, base: current, unanswered: [], joined: current.text === draft.sending ? draft.joined : true };
}

function failed(draft: NoteDraft, trouble: 'unreachable' | 'refused'): NoteDraft {
  if (draft.sending === undefined) return draft;
  const unanswered = trouble === 'unreachable' ? [...draft.unanswered, draft.sending] : draft.unanswered;
  return { ...draft, sending: undefined, unanswered, trouble };
}

/** The draft grown from `current` instead: what is new there is joined to the text. */
function catchUp(draft: NoteDraft, current: SavedNote): NoteDraft {
  if (current.revision <= draft.base.revision) return draft;
  const own = draft.unanswered.includes(current.text);
  const text = own ? draft.text : mergeNotes(draft.base.text, draft.text, current.text);
  const joined = text !== draft.text && draft.text !== draft.base.text ? true : draft.joined;
  return { text, base: current, unanswered: [], trouble: draft.trouble, joined };
}

/** How the note stands. */
export function noteState(draft: NoteDraft): NoteState {
  if (draft.sending !== undefined) return 'saving';
  if (draft.text === draft.base.text) return 'saved';
  return draft.trouble ?? 'unsaved';
}

/** What this device has to keep of the draft; undefined when the server has it all. */
export function toStore({ text, base, unanswered, sending }: NoteDraft): StoredDraft | undefined {
  if (text === base.text && sending === undefined) return undefined;
  return { text, base, unanswered: sending === undefined ? unanswered : [...unanswered, sending] };
}
