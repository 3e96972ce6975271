import type { OperationAnswer } from '../../api/call-api.ts';

/** A message in full. */
export type MessageDetails = OperationAnswer<'showDelivery'>;
