import { hash32 } from './hash.ts';

/** The account directory has this many buckets, for ever; shards of a run are groups of them. */
export const buckets = 64;

/** The bucket an account lies in: 32-bit FNV-1a of its id, modulo 64. */
export function bucketOf(accountId: string): number {
  return hash32(accountId) % buckets;
}

/** The buckets that `shard` of `shards` works through; every bucket is in exactly one shard. */
export function bucketsOf(shard: number, shards: number): number[] {
  return Array.from({ length: buckets }, (_, bucket) => bucket).filter((bucket) => bucket % shards === shard);
}
