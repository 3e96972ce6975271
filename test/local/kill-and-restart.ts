import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

/** What came of a program that was killed again and again. */
export type Survival = {
  /** How often it was killed before it came to its end. */
  kills: number;
  /** What it printed in its last life, after its `ready` line. */
  lines: string[];
};

/**
 * Runs a program, a TypeScript file, in a process of its own and kills it with SIGKILL at moments drawn from `seed`: up to
 * `withinMs` after it has printed the line `ready`, `kills` times in all (fewer if it comes to its end before). Then lets
 * it run to its end. The program takes up what it finds in its folder, and exits with 0 when all is done.
 */
export async function killAndRestart(options: {
  program: string;
  args: string[];
  seed: number;
  kills: number;
  withinMs: number;
  environment?: Record<string, string>;
}): Promise<Survival> {
  const random = seeded(options.seed);
  for (let kills = 0; ; kills += 1) {
    const life = begin(options);
    await life.ready;
    if (kills < options.kills) {
      await Promise.race([setTimeout(random() * options.withinMs), life.end]);
      life.child.kill('SIGKILL');
    }
    const { code, signal } = await life.end;
    if (code === 0) return { kills, lines: life.lines };
    if (signal !== 'SIGKILL') throw new Error(`The program ended with ${code ?? signal}:\n${life.errors.join('')}`);
  }
}

type Life = {
  child: ChildProcess;
  ready: Promise<void>;
  end: Promise<{ code: number | null; signal: string | null }>;
  lines: string[];
  errors: string[];
};

function begin({ program, args, environment }: Parameters<typeof killAndRestart>[0]): Life {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const end = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  const ready = Promise.withResolvers<void>();
  createInterface(child.stdout).on('line', (line) => (line === 'ready' ? ready.resolve() : lines.push(line)));
  end.then(() => ready.resolve());
  return { child, ready: ready.promise, end, lines, errors };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
