import type { OperationAnswer } from '../../../api/call-api.ts';

export type ReviewMonth = OperationAnswer<'listReviews'>['reviews'][number];

/** How far a review is. */
export type ReviewState = 'open' | 'prepared' | 'under-way' | 'minutes-sent';

/** How far the review of a month is, by what has been done last. */
export function reviewStateOf({ minutesAt, decided, noted, preparedAt }: ReviewMonth): ReviewState {
  if (minutesAt) return 'minutes-sent';
  if (decided > 0 || noted > 0) return 'under-way';
  return preparedAt ? 'prepared' : 'open';
}

export const reviewStateWords: Record<ReviewState, string> = {
  open: 'Not prepared',
  prepared: 'Pre-read ready',
  'under-way': 'Meeting under way',
  'minutes-sent': 'Minutes sent',
};
