import type { OperationAnswer } from '../../api/call-api.ts';

/** A source as the page is told of it. */
export type Source = OperationAnswer<'listSources'>['sources'][number];
