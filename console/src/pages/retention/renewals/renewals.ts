import type { OperationAnswer } from '../../../api/call-api.ts';

/** What the page is told. */
export type Renewals = OperationAnswer<'reportRenewals'>;
export type ForecastMonth = Renewals['forecast'][number];
export type Renewal = Renewals['renewals'][number];

/** Why the forecast is not weighed by churn risk, and what it is weighed by instead. */
export function basisWords({ risk, shares }: Renewals): string {
  const why =
    risk.signal === 'no-model'
      ? 'There is no model of churn risk yet: it is trained each month, or with “holdfast risk train”, and counts from the next daily run on.'
      : 'The history gives no sufficient signal for churn risk.';
  const isTold = shares.some(({ share }) => share !== undefined);
  return isTold
    ? `${why} Instead, each account counts with what accounts of its band renewed before.`
    : `${why} What a band renewed cannot be said either: fewer than 20 of any band were due in months that were judged. So it says what is due, and no more.`;
}

/** How the chance of a renewal is told. */
export const basisNames: Record<Renewal['basis'], string> = {
  notice: 'notice given',
  risk: 'churn risk',
  band: 'its band',
  none: 'cannot say',
};
