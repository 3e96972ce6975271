/** A part of a probability, in words: what of the account moves it, and by how many log-odds (above 0: towards leaving). */
export type RiskReason = { feature: string; words: string; contribution: number };

/**
 * How probable it is that an account cancels within the next `horizonDays`, 0–1, by the model `model`. Absent
 * wherever the history gives no sufficient signal: then nothing is claimed.
 */
export type RiskClaim = { probability: number; horizonDays: number; model: string };

/** A claim with its reasons. They follow from the model and the day, so that days are kept without them. */
export type Risk = RiskClaim & { reasons: RiskReason[] };
