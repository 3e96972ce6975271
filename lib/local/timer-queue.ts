type Timer = { dueMs: number; run: () => void };

/** What waits for a moment of the runtime's clock, in the order in which it is due; equals in the order they came. */
export class TimerQueue {
  readonly #timers: Timer[] = [];

  /** Adds a timer; the function it returns takes it out again. */
  add(dueMs: number, run: () => void): () => void {
    const timer = { dueMs, run };
    this.#timers.splice(this.#placeAfter(dueMs), 0, timer);
    return () => {
      const index = this.#timers.indexOf(timer);
      if (index >= 0) this.#timers.splice(index, 1);
    };
  }

  /** When the next timer is due, in milliseconds of the runtime's clock. */
  get nextDueMs(): number | undefined {
    return this.#timers[0]?.dueMs;
  }

  /** Runs every timer due at `nowMs`. */
  runDue(nowMs: number): void {
    for (let next = this.#timers[0]; next && next.dueMs <= nowMs; next = this.#timers[0]) {
      this.#timers.shift();
      next.run();
    }
  }

  clear(): void {
    this.#timers.length = 0;
  }

  #placeAfter(dueMs: number): number {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#timers[middle] as Timer).dueMs <= dueMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
