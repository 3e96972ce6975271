const PRIME_32 = 0x01000193;
const PRIME_64 = 0x100000001b3n;

/** 32-bit FNV-1a over the UTF-16 code units of a text (Fowler, Noll, Vo): for buckets and partitions, not for secrets. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME_32);
  }
  return hash >>> 0;
}

/** 64-bit FNV-1a of a text as 16 hexadecimal digits: for ids that are derived, not for secrets. */
export function hash64(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * PRIME_64);
  }
  return hash.toString(16).padStart(16, '0');
}

/**
 * A number from 0 (included) to 1 that is always the same for a text, and over many texts evenly spread: the hash goes
 * through MurmurHash3's finaliser (Appleby), without which ids that differ in one digit fall together.
 */
export function fractionOf(text: string): number {
  let hash = hash32(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
