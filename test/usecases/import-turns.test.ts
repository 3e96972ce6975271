import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoImportTurns } from '../../lib/adapters/dynamodb/import-turns.ts';
import { ImportsBusy } from '../../lib/domain/sources/errors.ts';
import type { ImportTurns } from '../../lib/ports/sources.ts';
import { inTurn } from '../../lib/usecases/importing/in-turn.ts';
import { embeddedTable } from '../factories/embedded-table.ts';
import { memoryImportTurns } from '../factories/importing.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.close());

const stores: [string, () => ImportTurns][] = [
  ['in memory', memoryImportTurns],
  ['in the table', () => dynamoImportTurns(database.table)],
];

describe.each(stores)('the turn to import, kept %s,', (_, open) => {
  const noon = Date.parse('2026-06-01T12:00:00Z');
  const minute = 60_000;
  const at = (time: { now: number }) => ({ turns: open(), clock: { now: () => new Date(time.now) } });

  it('is one import’s at a time, and the next one’s afterwards', async () => {
    const ports = at({ now: noon });
    const order: string[] = [];
    await inTurn('a', ports, async () => {
      order.push('a');
      await expect(inTurn('b', ports, async () => order.push('b'))).rejects.toThrow(ImportsBusy);
      await expect(inTurn('b', ports, async () => order.push('b'))).rejects.toThrow('2026-06-01T12:16:00.000Z');
    });
    await inTurn('b', ports, async () => order.push('b'));
    expect(order).toEqual(['a', 'b']);
  });

  it('may be taken again by the one that holds it, as after a crash', async () => {
    const ports = at({ now: noon });
    await ports.turns.take({ holder: 'a', until: '2026-06-01T12:16:00.000Z' }, '2026-06-01T12:00:00.000Z');
    expect(await inTurn('a', ports, async () => 'done')).toBe('done');
  });

  it('ends when the import fails', async () => {
    const ports = at({ now: noon });
    const failing = inTurn('a', ports, () => Promise.reject(new TypeError('no')));
    await expect(failing).rejects.toThrow(TypeError);
    expect(await inTurn('b', ports, async () => 'done')).toBe('done');
  });

  it('ends by itself when its holder was killed', async () => {
    const time = { now: noon };
    const ports = at(time);
    await ports.turns.take({ holder: 'killed', until: '2026-06-01T12:16:00.000Z' }, '2026-06-01T12:00:00.000Z');
    time.now = noon + 15 * minute;
    await expect(inTurn('b', ports, async () => 'done')).rejects.toThrow(ImportsBusy);
    time.now = noon + 17 * minute;
    expect(await inTurn('b', ports, async () => 'done')).toBe('done');
  });

  it('is kept by an import that goes on, and missed by one that slept too long', async () => {
    const time = { now: noon };
    const ports = at(time);
    await inTurn('long', ports, async (keep) => {
      for (let passed = 0; passed < 60; passed += 10) {
        time.now = noon + passed * minute;
        await keep();
        await expect(inTurn('b', ports, async () => 'done')).rejects.toThrow(ImportsBusy);
      }
      time.now += 17 * minute;
      await inTurn('b', ports, async () => {
        await expect(keep()).rejects.toThrow(ImportsBusy);
      });
    });
  });
});
