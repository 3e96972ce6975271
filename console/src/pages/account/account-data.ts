import type { OperationAnswer } from '../../api/call-api.ts';

/** All that the page is told. */
export type AccountData = OperationAnswer<'showAccountPage'>;
