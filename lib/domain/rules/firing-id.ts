import type { Day } from '../day.ts';

/**
 * The id of a rule's firing for an account on a day: the same whenever it is derived anew, and fit to name a
 * Step Functions execution (letters, digits and dashes, at most 67 characters). The account stands in it as a hash,
 * because its own id may hold any character.
 */
export function firingId(ruleId: string, accountId: string, day: Day): string {
  return `${ruleId}-${day.replaceAll('-', '')}-${textHash(accountId)}`;
}

/** 64 bits of a text as 16 hexadecimal digits (cyrb53's mixing of two 32-bit halves; bryc, public domain). Not for secrets. */
export function textHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
