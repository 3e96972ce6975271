import { setImmediate } from 'node:timers/promises';

/** Counts what is at work inside the runtime, so that a clock can wait for it to come to rest. */
export class Activity {
  #running = 0;
  readonly #resting: (() => void)[] = [];

  /** Runs `work`, counted until it settles. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      if (this.#running === 0) for (const wake of this.#resting.splice(0)) wake();
    }
  }

  /** Resolves when nothing is at work and nothing has started in a full turn of the event loop. */
  async rest(): Promise<void> {
    do {
      while (this.#running > 0) await new Promise<void>((resolve) => this.#resting.push(resolve));
      await setImmediate();
      await setImmediate();
    } while (this.#running > 0);
  }
}
