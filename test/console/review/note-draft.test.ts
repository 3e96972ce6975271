import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeNotes } from '../../../console/src/pages/review/meeting/merge-notes.ts';
import {
  changeDraft,
  type NoteAct,
  type NoteDraft,
  noteState,
  openDraft,
  type SavedNote,
  type StoredDraft,
  toStore,
} from '../../../console/src/pages/review/meeting/note-draft.ts';

const empty: SavedNote = { text: '', revision: 0 };
const having = (draft: NoteDraft, ...acts: NoteAct[]): NoteDraft => acts.reduce(changeDraft, draft);

describe('two notes that grew apart', () => {
  it.each([
    ['are mine when theirs did not change', 'base', 'mine', 'base', 'mine'],
    ['are theirs when mine did not change', 'base', 'base', 'theirs', 'theirs'],
    ['are told once when they are the same', 'base', 'same', 'same', 'same'],
    ['are mine with what they added', 'a', 'a\nmine', 'a\ntheirs', 'a\nmine\ntheirs'],
    ['keep a line that both changed as both wrote it', 'a', 'a one', 'a two', 'a one\na two'],
    ['do not repeat what mine says as well', '', 'call them today', 'call them', 'call them today'],
    ['let go of what I deleted', 'a\nb', 'a', 'a\nb\nc', 'a\nc'],
    ['add nothing for blank lines', '', 'mine', 'mine \n\n', 'mine\nmine '],
  ])('%s', (_title, base, mine, theirs, merged) => {
    expect(mergeNotes(base, mine, theirs)).toBe(merged);
  });
});

describe('a note while it is typed', () => {
  const typed = having(openDraft(empty), { kind: 'typed', text: 'Call' });

  it.each([
    ['is unsaved', [], 'unsaved'],
    ['is saving while it is sent', [{ kind: 'sent' }], 'saving'],
    [
      'is saved once the server has it',
      [{ kind: 'sent' }, { kind: 'saved', current: { text: 'Call', revision: 1 } }],
      'saved',
    ],
    [
      'is unsaved when more was typed meanwhile',
      [
        { kind: 'sent' },
        { kind: 'typed', text: 'Call Ann' },
        { kind: 'saved', current: { text: 'Call', revision: 1 } },
      ],
      'unsaved',
    ],
    [
      'says that the server cannot be reached',
      [{ kind: 'sent' }, { kind: 'failed', trouble: 'unreachable' }],
      'unreachable',
    ],
    ['says that it was refused', [{ kind: 'sent' }, { kind: 'failed', trouble: 'refused' }], 'refused'],
  ] as [string, NoteAct[], string][])('%s', (_title, acts, state) => {
    expect(noteState(having(typed, ...acts))).toBe(state);
  });

  it('is joined with what the same person wrote elsewhere, and says so until they type on', () => {
    const joined = having(typed, { kind: 'sent' }, { kind: 'saved', current: { text: 'Write\nCall', revision: 3 } });
    expect(joined).toMatchObject({ text: 'Write\nCall', base: { revision: 3 }, joined: true });
    expect(noteState(joined)).toBe('saved');
    expect(changeDraft(joined, { kind: 'typed', text: 'Write\nCall!' }).joined).toBeUndefined();
  });

  it('does not take a save whose answer was lost for somebody else’s', () => {
    const lost = having(typed, { kind: 'sent' }, { kind: 'failed', trouble: 'unreachable' });
    const on = having(lost, { kind: 'typed', text: 'C' }, { kind: 'seen', current: { text: 'Call', revision: 1 } });
    expect(on).toMatchObject({ text: 'C', base: { text: 'Call', revision: 1 } });
    expect(on.joined).toBeUndefined();
  });

  it('does not go back to what is older than it knows', () => {
    const saved = having(typed, { kind: 'sent' }, { kind: 'saved', current: { text: 'Call', revision: 2 } });
    expect(having(saved, { kind: 'seen', current: { text: 'older', revision: 1 } })).toBe(saved);
  });

  it('is kept on the device until the server has it', () => {
    expect(toStore(typed)).toEqual({ text: 'Call', base: empty, unanswered: [] });
    expect(toStore(having(typed, { kind: 'sent' }))?.unanswered).toEqual(['Call']);
    expect(
      toStore(having(typed, { kind: 'sent' }, { kind: 'saved', current: { text: 'Call', revision: 1 } })),
    ).toBeUndefined();
  });

  it('comes back after a reload', () => {
    const stored = JSON.parse(JSON.stringify(toStore(typed))) as StoredDraft;
    expect(openDraft({ text: 'Write', revision: 1 }, stored)).toMatchObject({ text: 'Call\nWrite', joined: true });
  });
});

/** One person in two windows, a server that keeps revisions, and a network that loses and delays answers. */
type Request = { text: string; base: number };
type Window = { draft: NoteDraft; stored?: StoredDraft; request?: Request };
type World = { server: SavedNote; windows: Window[]; late: Request[]; tokens: string[] };

const act = (window: Window, change: NoteAct): void => {
  window.draft = changeDraft(window.draft, change);
  window.stored = toStore(window.draft);
};

/** As the server does it: what grew from an older version is joined to what is there. */
const write = ({ server }: World, { text, base }: Request): SavedNote => {
  const joined = base === server.revision ? text : mergeNotes('', server.text, text);
  return joined === server.text ? server : { text: joined, revision: server.revision + 1 };
};

const answer = (world: World, window: Window, fate: 'answered' | 'lost' | 'unsent' | 'late'): void => {
  const { request } = window;
  if (!request) return;
  window.request = undefined;
  if (fate === 'late') world.late.push(request);
  if (fate === 'answered' || fate === 'lost') world.server = write(world, request);
  const failed: NoteAct = { kind: 'failed', trouble: 'unreachable' };
  act(window, fate === 'answered' ? { kind: 'saved', current: world.server } : failed);
};

const send = (window: Window): void => {
  if (window.request || noteState(window.draft) === 'saved') return;
  window.request = { text: window.draft.text, base: window.draft.base.revision };
  act(window, { kind: 'sent' });
};

const type = (world: World, window: Window, at: number): void => {
  const token = `<${world.tokens.length}>`;
  const { text } = window.draft;
  const place = [...text.matchAll(/(?<=>|\n|^)/g)].map(({ index }) => index);
  const cut = place[at % place.length] ?? 0;
  world.tokens.push(token);
  act(window, { kind: 'typed', text: `${text.slice(0, cut)}${token}${at % 3 === 0 ? '\n' : ''}${text.slice(cut)}` });
};

const moves: Record<string, (world: World, window: Window, number: number) => void> = {
  type,
  send: (_world, window) => send(window),
  answered: (world, window) => answer(world, window, 'answered'),
  lost: (world, window) => answer(world, window, 'lost'),
  unsent: (world, window) => answer(world, window, 'unsent'),
  late: (world, window) => answer(world, window, 'late'),
  arrives: (world) => {
    const request = world.late.shift();
    if (request) world.server = write(world, request);
  },
  seen: (world, window) => act(window, { kind: 'seen', current: world.server }),
  reload: (world, window) => {
    if (window.request) world.late.push(window.request);
    const stored = window.stored && (JSON.parse(JSON.stringify(window.stored)) as StoredDraft);
    window.request = undefined;
    window.draft = openDraft(world.server, stored);
    window.stored = toStore(window.draft);
  },
};

const settle = (world: World): void => {
  for (const window of world.windows) {
    answer(world, window, 'answered');
    for (let turn = 0; turn < 3; turn += 1) {
      send(window);
      answer(world, window, 'answered');
    }
  }
};

it('loses no keystroke, whatever the network does, over reloads and two windows of one person', () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(moves)), fc.nat(1), fc.nat(50));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const open = (): Window => ({ draft: openDraft(empty) });
      const world: World = { server: empty, windows: [open(), open()], late: [], tokens: [] };
      for (const [move, index, number] of steps) moves[move]?.(world, world.windows[index]!, number);
      settle(world);
      expect(world.windows.map(({ draft }) => noteState(draft))).toEqual(['saved', 'saved']);
      expect(world.tokens.filter((token) => !world.server.text.includes(token))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
