import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../lib/local/activity.ts';
import { openClock, readClock } from '../../lib/local/clock.ts';
import { SteppedClock } from '../../lib/local/stepped-clock.ts';
import { TimerQueue } from '../../lib/local/timer-queue.ts';
import { temporaryFolder } from './temporary-folder.ts';

const start = new Date('2026-01-05T08:00:00Z');
const DAY = 86_400_000;

describe('reading the clock by its anchor', () => {
  it.each([
    [1, 1000, 1000],
    [86_400, 1000, 86_400_000],
    [0, 1000, 0],
    [86_400, -5000, 0],
  ])('at speed %d, %d ms later, it shows %d ms more', (speed, realMs, clockMs) => {
    const anchor = { realMs: 1_000_000, clockMs: start.getTime(), speed };
    expect(readClock(anchor, 1_000_000 + realMs).getTime() - start.getTime()).toBe(clockMs);
  });
});

describe('the running clock', () => {
  it('shows the machine’s time at speed 1', () => {
    const clock = openClock({ file: join(temporaryFolder(), 'clock.json') });
    const before = Date.now();
    const shown = clock.now().getTime();
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(Date.now());
    clock.close();
  });

  it('rings in the order of what is due, months ahead, on a fast clock', async () => {
    const clock = openClock({ file: join(temporaryFolder(), 'clock.json'), speed: 1e9, start });
    const rung: string[] = [];
    const ring = (name: string, days: number) =>
      new Promise<void>((resolve) => {
        clock.at(new Date(start.getTime() + days * DAY), () => {
          rung.push(name);
          resolve();
        });
      });
    await Promise.all([ring('third', 90), ring('first', 30), ring('second', 60)]);
    expect(rung).toEqual(['first', 'second', 'third']);
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(start.getTime() + 90 * DAY);
    clock.close();
  });

  it('does not ring for what lies beyond the longest timer of Node, or was called off', async () => {
    const clock = openClock({ file: join(temporaryFolder(), 'clock.json') });
    let rung = 0;
    clock.at(new Date(Date.now() + 400 * DAY), () => {
      rung += 1;
    });
    clock.at(new Date(Date.now() + 5), () => {
      rung += 1;
    })();
    await setTimeout(30);
    expect(rung).toBe(0);
    clock.close();
  });

  it.each([
    ['closed', true],
    ['killed', false],
  ])('never goes back over a restart when it was %s', async (_how, isClosed) => {
    const file = join(temporaryFolder(), 'clock.json');
    let latest = start.getTime();
    for (let round = 0; round < 4; round += 1) {
      const clock = openClock({ file, speed: 100_000, start });
      expect(clock.now().getTime()).toBeGreaterThanOrEqual(latest);
      await setTimeout(3);
      latest = clock.now().getTime();
      if (isClosed) clock.close();
    }
  });

  it('goes on from where it was closed, however long ago that is', async () => {
    const file = join(temporaryFolder(), 'clock.json');
    const clock = openClock({ file, speed: 1e9, start });
    const closedAt = clock.now();
    clock.close();
    await setTimeout(5);
    expect(openClock({ file, speed: 1e-9 }).now()).toEqual(closedAt);
  });
});

describe('the stepped clock', () => {
  it('stops at each timer on the way, and lets what that starts come to rest', async () => {
    const activity = new Activity();
    const clock = new SteppedClock({ file: join(temporaryFolder(), 'clock.json'), start, activity });
    const log: string[] = [];
    const at = (days: number) => new Date(start.getTime() + days * DAY);
    const day = () => (clock.now().getTime() - start.getTime()) / DAY;
    clock.at(at(3), () => log.push(`${day()}`));
    clock.at(at(1), () =>
      activity.during(async () => {
        await setTimeout(2);
        log.push(`${day()}`);
        clock.at(at(2), () => log.push(`${day()}`));
      }),
    );
    clock.at(at(9), () => log.push('too far'));
    await clock.advanceTo(at(5));
    expect(log).toEqual(['1', '2', '3']);
    expect(day()).toBe(5);
  });

  it('goes on from where it was after a kill', async () => {
    const file = join(temporaryFolder(), 'clock.json');
    const later = new Date(start.getTime() + DAY);
    await new SteppedClock({ file, start, activity: new Activity() }).advanceTo(later);
    expect(new SteppedClock({ file, start, activity: new Activity() }).now()).toEqual(later);
  });
});

it('timers due at the same time run in the order they were set', () => {
  const queue = new TimerQueue();
  const ran: string[] = [];
  for (const [name, due] of [
    ['b1', 2],
    ['a', 1],
    ['b2', 2],
    ['c', 3],
    ['b3', 2],
  ] as const) {
    queue.add(due, () => ran.push(name));
  }
  queue.runDue(2);
  expect(ran).toEqual(['a', 'b1', 'b2', 'b3']);
  expect(queue.nextDueMs).toBe(3);
});
