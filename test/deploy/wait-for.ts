import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 500;

/** Asks again and again until there is an answer other than undefined. Throws when there is none in time. */
export async function waitFor<T>(
  what: string,
  { seconds }: { seconds: number },
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > until) throw new Error(`Waited ${seconds} seconds in vain for ${what}.`);
    await pause(EVERY_MS);
  }
}
