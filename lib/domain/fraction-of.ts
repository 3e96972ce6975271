/**
 * A number from 0 (included) to 1 that is always the same for a text, and over many texts evenly spread: FNV-1a, then
 * MurmurHash3's finaliser, without which ids that differ in one digit fall together.
 */
export function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
