import type { OperationAnswer } from '../../api/call-api.ts';

/** What the page is told. */
export type Portfolio = OperationAnswer<'showPortfolio'>;
