import { setTimeout as pause } from 'node:timers/promises';
import { TableThrottled } from './errors.ts';

const PARALLEL_BATCHES = 4;
const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 5000;

/** Does the tasks of a list, a few at a time. */
export async function inParallel<T>(tasks: T[], run: (task: T) => Promise<void>): Promise<void> {
  const queue = tasks.values();
  const workers = Array.from({ length: PARALLEL_BATCHES }, async () => {
    for (const task of queue) await run(task);
  });
  await Promise.all(workers);
}

/** A list in parts of at most `size`. */
export function chunksOf<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** Waits before another attempt, longer each time and not at all before the first. Throws TableThrottled when there were enough. */
export async function backOff(attempt: number, attempts = ATTEMPTS): Promise<void> {
  if (attempt <= 0) return;
  if (attempt >= attempts) {
    throw new TableThrottled(
      `The table refused part of what was sent ${attempts} times; its capacity is exceeded. Run again later.`,
    );
  }
  await pause(Math.min(25 * 2 ** attempt, LONGEST_PAUSE_MS));
}
