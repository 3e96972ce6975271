import type { Clock } from '../ports/system.ts';
import { readJsonFile } from './read-json-file.ts';
import { TimerQueue } from './timer-queue.ts';
import { writeAtomically } from './write-atomically.ts';

/** How to read the runtime's clock from elsewhere: at the machine's `realMs` it showed `clockMs`, and it runs `speed` times as fast. */
export type ClockAnchor = { realMs: number; clockMs: number; speed: number };

/** The runtime's time, and what waits for it. */
export interface RuntimeClock extends Clock {
  readonly anchor: ClockAnchor;
  /** Calls `run` once the clock has reached `due`, however far that is; the function it returns calls it off. */
  at(due: Date, run: () => void): () => void;
  /** Stops the timers and keeps the time for the next opening. */
  close(): void;
}

/** The longest delay Node's timers take (24.8 days): one beyond it would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** How much real time a kill may skip on a fast clock, at most. */
const RESERVE_REAL_MS = 50;

/** What a clock with this anchor shows when the machine's shows `realMs`. */
export function readClock(anchor: ClockAnchor, realMs = Date.now()): Date {
  return new Date(anchor.clockMs + Math.max(0, realMs - anchor.realMs) * anchor.speed);
}

/**
 * The machine's time (`speed` 1), or one that runs `speed` times as fast. It never goes back, not even over a
 * restart: `file` holds a time that was never passed, and the clock goes on from there. `start` is where the
 * clock of a new folder begins (default: now).
 */
export function openClock({ file, speed = 1, start }: { file: string; speed?: number; start?: Date }): RuntimeClock {
  return new RunningClock(file, speed, start);
}

class RunningClock implements RuntimeClock {
  readonly anchor: ClockAnchor;
  readonly #file: string;
  readonly #timers = new TimerQueue();
  #alarm: NodeJS.Timeout | undefined;
  #latestMs: number;
  #reservedMs: number;

  constructor(file: string, speed: number, start: Date | undefined) {
    const realMs = Date.now();
    const kept = readJsonFile<{ clockMs: number }>(file)?.clockMs ?? start?.getTime() ?? realMs;
    const clockMs = speed === 1 && start === undefined ? Math.max(kept, realMs) : kept;
    this.anchor = { realMs, clockMs, speed };
    this.#file = file;
    this.#latestMs = clockMs;
    this.#reservedMs = clockMs;
  }

  now(): Date {
    this.#latestMs = Math.max(this.#latestMs, readClock(this.anchor).getTime());
    if (this.#latestMs > this.#reservedMs) this.#reserve();
    return new Date(this.#latestMs);
  }

  at(due: Date, run: () => void): () => void {
    const cancel = this.#timers.add(due.getTime(), run);
    this.#arm();
    return cancel;
  }

  close(): void {
    clearTimeout(this.#alarm);
    this.#timers.clear();
    if (!this.#isMachineTime) writeAtomically(this.#file, JSON.stringify({ clockMs: this.#latestMs }));
  }

  /** True while the clock shows the machine's own time, which goes on by itself while the runtime is closed. */
  get #isMachineTime(): boolean {
    return this.anchor.speed === 1 && this.anchor.clockMs === this.anchor.realMs;
  }

  /** Times up to the one kept may be handed out: after a kill the clock goes on from it. */
  #reserve(): void {
    this.#reservedMs = this.#latestMs + RESERVE_REAL_MS * this.anchor.speed;
    if (!this.#isMachineTime) writeAtomically(this.#file, JSON.stringify({ clockMs: this.#reservedMs }));
  }

  #arm(): void {
    clearTimeout(this.#alarm);
    const dueMs = this.#timers.nextDueMs;
    if (dueMs === undefined) return;
    const realDelayMs = Math.ceil((dueMs - this.now().getTime()) / this.anchor.speed);
    this.#alarm = setTimeout(() => this.#ring(), Math.min(Math.max(0, realDelayMs), LONGEST_TIMER_MS));
    this.#alarm.unref();
  }

  #ring(): void {
    this.#timers.runDue(this.now().getTime());
    this.#arm();
  }
}
