import { setTimeout as pause } from 'node:timers/promises';
import { TableThrottled } from './errors.ts';

const PARALLEL_BATCHES = 4;
const ATTEMPTS = 8;

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

/** Waits before another attempt, longer each time and not at all before the first. Throws TableThrottled after eight of them. */
export async function backOff(attempt: number): Promise<void> {
  if (attempt <= 0) return;
  if (attempt >= ATTEMPTS) {
    throw new TableThrottled(
      `The table refused part of what was sent ${ATTEMPTS} times; its capacity is exceeded. Run again later.`,
    );
  }
  await pause(25 * 2 ** attempt);
}
