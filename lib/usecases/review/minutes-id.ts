import type { Month } from '../../domain/day.ts';

/** The id of the one mail with a review's minutes. */
export const minutesId = (month: Month) => `minutes-${month}`;

/** The id of the one mail that says that a review is prepared. */
export const preparedId = (month: Month) => `review-prepared-${month}`;
