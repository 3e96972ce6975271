import type { Activity } from './activity.ts';
import type { ClockAnchor, RuntimeClock } from './clock.ts';
import { readJsonFile } from './read-json-file.ts';
import { TimerQueue } from './timer-queue.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * A clock that stands still while anything is at work and goes from one waiting timer to the next only when told:
 * months pass in milliseconds, and the same way every time. Kept in `file` like the other clock.
 */
export class SteppedClock implements RuntimeClock {
  readonly #file: string;
  readonly #activity: Activity;
  readonly #timers = new TimerQueue();
  #nowMs: number;

  constructor({ file, start, activity }: { file: string; start: Date; activity: Activity }) {
    this.#file = file;
    this.#activity = activity;
    this.#nowMs = readJsonFile<{ clockMs: number }>(file)?.clockMs ?? start.getTime();
  }

  get anchor(): ClockAnchor {
    return { realMs: Date.now(), clockMs: this.#nowMs, speed: 0 };
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  at(due: Date, run: () => void): () => void {
    return this.#timers.add(due.getTime(), run);
  }

  /** Goes to `until`, stopping at each timer on the way and letting what it starts come to rest. */
  async advanceTo(until: Date): Promise<void> {
    await this.#activity.rest();
    for (
      let next = this.#timers.nextDueMs;
      next !== undefined && next <= until.getTime();
      next = this.#timers.nextDueMs
    ) {
      this.#goTo(next);
      this.#timers.runDue(this.#nowMs);
      await this.#activity.rest();
    }
    this.#goTo(until.getTime());
  }

  close(): void {
    this.#timers.clear();
  }

  #goTo(ms: number): void {
    if (ms <= this.#nowMs) return;
    this.#nowMs = ms;
    writeAtomically(this.#file, JSON.stringify({ clockMs: ms }));
  }
}
