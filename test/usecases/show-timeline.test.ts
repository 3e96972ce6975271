import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthWith } from '../../lib/domain/records/dossier.ts';
import { addNote } from '../../lib/usecases/add-note.ts';
import { addTask } from '../../lib/usecases/add-task.ts';
import { pauseNudges } from '../../lib/usecases/pause-nudges.ts';
import { performStep } from '../../lib/usecases/perform-step.ts';
import { showTimeline } from '../../lib/usecases/show-timeline.ts';
import { startPlaybookByHand } from '../../lib/usecases/start-playbook-by-hand.ts';
import { aJudgedDay, anOrder, playbookWorld, setupHelp } from '../factories/playbook-world.ts';

let world: Awaited<ReturnType<typeof playbookWorld>>;
beforeAll(async () => {
  world = await playbookWorld({ now: '2026-03-03T15:00:00Z' });
  const { ports } = world;
  const by = 'ann@us.test';
  const cases = Array.from({ length: 30 }, (_, index) => ({
    ...{ kind: 'case' as const, accountId: 'acme', source: 'desk', caseId: `${index}` },
    openedAt: `2025-06-${String(index + 1).padStart(2, '0')}T09:00:00Z`,
  }));
  await ports.records.write({
    profiles: [],
    months: [monthWith({ accountId: 'acme', month: '2025-06', cases })],
    newAccountIds: [],
  });
  const health = (band: 'green' | 'red', score: number) => ({
    health: { band, score, coverage: 1, points: [] },
    workflowsVersion: world.version,
  });
  await ports.days.writeJudgedDays([
    aJudgedDay({}, { day: '2026-03-01', ...health('green', 80) }),
    aJudgedDay({}, { day: '2026-03-02', ...health('red', 20) }),
  ]);
  const { run } = await startPlaybookByHand(
    { accountId: 'acme', playbook: 'onboarding-nudge', requestId: 'click-01', by },
    ports,
  );
  await performStep(anOrder(run, setupHelp), ports);
  world.advance(1);
  await addNote({ accountId: 'acme', text: 'Ada is on leave', by }, ports);
  await addTask({ requestId: 'click-02', accountId: 'acme', title: 'Call Ada', dueDay: '2026-03-09', by }, ports);
  await pauseNudges({ accountId: 'acme', until: '2026-03-09', because: 'They asked', by }, ports);
});
afterAll(() => world.close());

const read = (over: Partial<Parameters<typeof showTimeline>[0]> = {}) =>
  showTimeline({ accountId: 'acme', limit: 10, ...over }, world.ports);

describe("an account's timeline", () => {
  it('tells what happened and what was done, newest first', async () => {
    const { entries } = await read();
    expect(
      entries
        .slice(0, 6)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['message', 'note', 'pause', 'run', 'task', 'band'].sort());
    const times = entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('comes in pages without a hole or a double, back to what is long past', async () => {
    const all: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 20; page += 1) {
      const { entries, next } = await read({ limit: 7, cursor });
      all.push(...entries.map(({ id }) => id));
      cursor = next;
      if (!next) break;
    }
    expect(cursor).toBeUndefined();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(37);
  });

  it.each([
    [['notes'], ['note']],
    [
      ['tasks', 'messages'],
      ['message', 'task'],
    ],
    [['decisions'], ['pause']],
  ] as const)('can be narrowed to %j', async (groups, kinds) => {
    const { entries } = await read({ groups });
    expect(entries.map(({ kind }) => kind).sort()).toEqual(kinds);
  });

  it('is read in few units', async () => {
    const { meter } = world.table;
    const before = meter.readUnits;
    await read({ limit: 6 });
    expect(meter.readUnits - before).toBeLessThan(15);
  });

  it.each([{ accountId: 'nobody' }, { cursor: 'x' }])('does not know %j', async (over) => {
    await expect(read(over)).rejects.toMatchObject({ name: 'cursor' in over ? 'CursorUnknown' : 'NotFound' });
  });
});
