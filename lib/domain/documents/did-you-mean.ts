/** `did you mean "champion"?` when one of `candidates` is close to what was written; undefined when none is. */
export function didYouMean(written: string, candidates: Iterable<string>): string | undefined {
  const nearest = nearestOf(written, candidates);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}

/** The candidate with the fewest edits from `written`, if they are at most a third of its length (and always at least two). */
export function nearestOf(written: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(2, Math.floor(written.length / 3));
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = editsBetween(written.toLowerCase(), candidate.toLowerCase());
    if (edits <= limit && edits < candidate.length && edits < (best?.edits ?? Number.POSITIVE_INFINITY)) {
      best = { candidate, edits };
    }
  }
  return best?.candidate;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b` (optimal string alignment). */
function editsBetween(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  rows[0] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const edits = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        substitution,
        swapped ? at(i - 2, j - 2) + 1 : substitution,
      );
      (rows[i] as number[])[j] = edits;
    }
  }
  return at(a.length, b.length);
}
