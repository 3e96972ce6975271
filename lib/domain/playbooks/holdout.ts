/**
 * True when a firing is left alone, so that the playbook's effect can be measured against it: the same answer for
 * the same firing, and over many firings about the `share` (0–0.5) asked for.
 */
export function isHeldOut(firingId: string, share: number): boolean {
  return hashOf(firingId) / 2 ** 32 < share;
}

/** A 32-bit hash of a text: FNV-1a, then MurmurHash3's finaliser, without which ids that differ in one digit fall together. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
