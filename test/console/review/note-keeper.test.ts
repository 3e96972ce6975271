import { describe, expect, it } from 'vitest';
import { noteState, type SavedNote, type StoredDraft } from '../../../console/src/pages/review/meeting/note-draft.ts';
import { NoteKeeper } from '../../../console/src/pages/review/meeting/note-keeper.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A device, a server that can be cut off, and a clock whose alarms are rung by hand. */
function world() {
  const device = new Map<string, StoredDraft>();
  const server = new Map<string, SavedNote>();
  const alarms: { run: () => void; inMs: number }[] = [];
  const line = { state: 'up' as 'up' | 'down' | 'refusing', sent: 0 };
  const open = () =>
    new NoteKeeper({
      send: async (accountId, text, revision) => {
        line.sent += 1;
        if (line.state !== 'up') throw new Error(line.state);
        const saved = { text, revision: revision + 1 };
        server.set(accountId, saved);
        return saved;
      },
      isPassing: (error) => (error as Error).message === 'down',
      storage: {
        read: (accountId) => device.get(accountId),
        write: (accountId, draft) => void (draft ? device.set(accountId, draft) : device.delete(accountId)),
      },
      later: (run, inMs) => {
        const alarm = { run, inMs };
        alarms.push(alarm);
        return () => void alarms.splice(alarms.indexOf(alarm), 1);
      },
    });
  const ring = async () => {
    for (const alarm of alarms.splice(0)) alarm.run();
    await settled();
  };
  return { device, server, line, alarms, open, ring };
}

describe('the keeper of notes', () => {
  it('keeps every keystroke on the device and sends once typing pauses', async () => {
    const { device, server, line, open, ring } = world();
    const keeper = open();
    for (const text of ['C', 'Ca', 'Call']) keeper.type('a', text);
    expect([device.get('a')?.text, line.sent]).toEqual(['Call', 0]);
    await ring();
    expect([device.size, line.sent, server.get('a')]).toEqual([0, 1, { text: 'Call', revision: 1 }]);
  });

  it('sends what was typed meanwhile after the answer', async () => {
    const { server, open, ring } = world();
    const keeper = open();
    keeper.type('a', 'Call');
    keeper.flush();
    keeper.type('a', 'Call Ann');
    keeper.flush();
    await settled();
    await ring();
    expect(server.get('a')).toEqual({ text: 'Call Ann', revision: 2 });
  });

  it('goes on trying while the server cannot be reached', async () => {
    const { server, line, open, ring } = world();
    const keeper = open();
    line.state = 'down';
    keeper.type('a', 'Call');
    await ring();
    await ring();
    expect([noteState(keeper.draftOf('a')), line.sent]).toEqual(['unreachable', 2]);
    line.state = 'up';
    await ring();
    expect([noteState(keeper.draftOf('a')), server.get('a')?.text]).toEqual(['saved', 'Call']);
  });

  it('does not repeat what was refused until it is changed', async () => {
    const { line, alarms, open, ring } = world();
    const keeper = open();
    line.state = 'refusing';
    keeper.type('a', 'Call');
    await ring();
    expect([noteState(keeper.draftOf('a')), alarms.length]).toEqual(['refused', 0]);
    keeper.type('a', 'Call!');
    expect(alarms.length).toBe(1);
  });

  it('sends what an earlier window left behind', async () => {
    const { server, line, open, ring } = world();
    line.state = 'down';
    open().type('a', 'Call');
    line.state = 'up';
    const keeper = open();
    expect(keeper.draftOf('a').text).toBe('Call');
    await ring();
    expect(server.get('a')?.text).toBe('Call');
  });

  it('tells who listens, until they stop', () => {
    const keeper = world().open();
    let told = 0;
    const stop = keeper.subscribe(() => {
      told += 1;
    });
    keeper.see('a', { text: 'Call', revision: 1 });
    keeper.see('a', { text: 'Call', revision: 1 });
    stop();
    keeper.type('a', 'x');
    expect(told).toBe(1);
  });
});
