import { randomUUID } from 'node:crypto';
import type { Ids } from '../../ports.ts';

/** Random version-4 UUIDs: 122 unguessable bits. */
export const randomIds: Ids = { next: () => randomUUID() };
