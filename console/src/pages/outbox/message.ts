import type { OperationAnswer } from '../../api/call-api.ts';

/** A message as the list shows it. */
export type Message = OperationAnswer<'listOutbox'>['deliveries'][number];
