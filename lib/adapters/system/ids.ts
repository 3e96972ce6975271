import { randomBytes } from 'node:crypto';
import type { Ids } from '../../ports/system.ts';

/** 128 random bits in hexadecimal. */
export const randomIds: Ids = { next: () => randomBytes(16).toString('hex') };
