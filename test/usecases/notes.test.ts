import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addNote } from '../../lib/usecases/add-note.ts';
import { changeNote } from '../../lib/usecases/change-note.ts';
import { playbookWorld } from '../factories/playbook-world.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
beforeAll(async () => {
  world = await playbookWorld();
});
afterAll(() => world.close());

const kept = () => world.ports.notes.between('acme', '2026-01-01', '2026-12-31');

describe('a note', () => {
  it('is changed, deleted and had back by the person who wrote it, and by nobody else', async () => {
    const { noteId } = await addNote({ accountId: 'acme', text: 'Ada is on leave', by: 'ann' }, world.ports);
    const change = (change: Parameters<typeof changeNote>[0]['change'], by = 'ann') =>
      changeNote({ accountId: 'acme', noteId, change, by }, world.ports);
    expect(await change({ text: 'Ada is back' })).toMatchObject({ text: 'Ada is back', editedAt: expect.any(String) });
    await expect(change({ text: 'No' }, 'bo')).rejects.toMatchObject({ name: 'NotYours' });
    expect((await change({ deleted: true })).deletedAt).toBeDefined();
    expect((await change({ deleted: false })).deletedAt).toBeUndefined();
    expect(await kept()).toMatchObject([{ noteId, text: 'Ada is back' }]);
  });

  it('is found by when it was made, newest first', async () => {
    world.advance(48);
    const { noteId } = await addNote({ accountId: 'acme', text: 'Later', by: 'ann' }, world.ports);
    expect((await kept())[0]?.noteId).toBe(noteId);
    const before = await world.ports.notes.between('acme', '2026-03-03', '2026-03-04');
    expect(before.map(({ text }) => text)).toEqual(['Ada is back']);
  });

  it('is about an account there is', async () => {
    await expect(addNote({ accountId: 'nobody', text: 'x', by: 'ann' }, world.ports)).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});
