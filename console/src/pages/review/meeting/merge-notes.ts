/**
 * One note from two that grew apart from `base`: `mine`, and after it what `theirs` says that neither `base` nor
 * `mine` does. No line that either wrote is lost; what both kept is not told twice.
 */
export function mergeNotes(base: string, mine: string, theirs: string): string {
  if (theirs === base || theirs === mine) return mine;
  if (mine === base) return theirs;
  const known = new Set([...base.split('\n'), ...mine.split('\n')]);
  const added = theirs.split('\n').filter((line) => line.trim() !== '' && !known.has(line) && !mine.includes(line));
  return added.length === 0 ? mine : [mine, ...added].filter((part) => part !== '').join('\n');
}
