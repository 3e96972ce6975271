import { Abandoned } from './step-error.ts';

/** What is under way together: an execution, or the iterations of a Map. Closing it gives up what waits inside. */
export class Scope {
  readonly #closers = new Set<() => void>();
  #closed = false;

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Calls `closer` on closing; the function it returns takes it back. */
  onClose(closer: () => void): () => void {
    this.#closers.add(closer);
    return () => this.#closers.delete(closer);
  }

  close(): void {
    this.#closed = true;
    const closers = [...this.#closers];
    this.#closers.clear();
    for (const closer of closers) closer();
  }

  /** A scope that closes with this one, or before it. */
  child(): Scope {
    const child = new Scope();
    if (this.#closed) child.close();
    child.onClose(this.onClose(() => child.close()));
    return child;
  }

  /** Settles as `work` does, or rejects with Abandoned when the scope closes first. */
  during<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Abandoned());
      const stop = this.onClose(() => reject(new Abandoned()));
      work.then(resolve, reject).finally(stop);
    });
  }
}
