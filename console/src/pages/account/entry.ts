import type { OperationAnswer } from '../../api/call-api.ts';

/** Something that happened. */
export type Entry = OperationAnswer<'showTimeline'>['entries'][number];
