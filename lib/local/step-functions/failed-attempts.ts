import type { ExecutionJournal } from './execution-journal.ts';

/**
 * The attempts that a redrive makes again: the one the execution failed at and, inside a Map or a Parallel, those that its
 * failed iterations or branches failed at. What had succeeded stays.
 */
export function failedAttempts(journal: ExecutionJournal, path = ''): string[] {
  const last = lastAttempt(journal.keys(), path);
  const outcome = last === undefined ? undefined : journal.attempt(last)?.ended?.outcome;
  if (last === undefined || (outcome && 'result' in outcome)) return [];
  const inside = new Set(journal.keys().flatMap((key) => pathInside(key, last) ?? []));
  return [last, ...[...inside].flatMap((frame) => failedAttempts(journal, frame))];
}

/** The latest attempt at the last step that a walk reached: of `2`, `3` and `3~2` the last. */
function lastAttempt(keys: string[], path: string): string | undefined {
  const here = keys.flatMap((key) => {
    const [, step, attempt = '1'] = key.startsWith(path)
      ? (/^(\d+)(?:~(\d+))?$/.exec(key.slice(path.length)) ?? [])
      : [];
    return step === undefined ? [] : [{ key, step: Number(step), attempt: Number(attempt) }];
  });
  return here.sort((a, b) => a.step - b.step || a.attempt - b.attempt).at(-1)?.key;
}

/** The walk directly inside an attempt that a key belongs to: `3~2[5].` for `3~2[5].0[1].0`. */
function pathInside(key: string, attempt: string): string | undefined {
  const place = key.startsWith(attempt) ? /^\[\d+\][.]/.exec(key.slice(attempt.length))?.[0] : undefined;
  return place === undefined ? undefined : attempt + place;
}
