import type { OperationAnswer } from '../../../api/call-api.ts';

/** What the page is told. */
export type Unused = OperationAnswer<'reportUnused'>;
export type Row = Unused['rows'][number];

/** How an account leaves unused what it pays for, with a mark that needs no colour. */
export const stateWords: Record<Row['state'], { label: string; mark: string; color: string }> = {
  'nobody-90': { label: 'Nobody in 90 days', mark: '■', color: 'red' },
  'nobody-28': { label: 'Nobody in 28 days', mark: '▲', color: 'yellow' },
  seats: { label: 'Empty seats', mark: '○', color: 'gray' },
};
