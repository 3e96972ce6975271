/** What a score said of an account on some day (higher = likelier to leave), and what came of it. */
export type Prediction = { accountId: string; score: number; happened: boolean };

/** Whether it happened to an account after some day. */
export type Observation = Pick<Prediction, 'accountId' | 'happened'>;

/**
 * A figure with its 95 % interval. The interval comes from drawing whole accounts again and again (bootstrap by
 * cluster): an account's snapshots resemble each other, and counting them as independent would make it too narrow.
 */
export type Estimate = { value: number; low: number; high: number };

/** Predictions from `from` to `to`: how many, what they said on average, and the share to whom it happened. */
export type CalibrationBin = { from: number; to: number; n: number; predicted: number; observed: number };

/** How well predictions came true. `auc`, `prAuc` and `lift` are absent when it happened to nobody or to everybody. */
export type Evaluation = {
  n: number;
  events: number;
  accounts: number;
  /** The share of predictions after which it happened. */
  baseRate: number;
  auc?: Estimate;
  /** Area under precision over recall, as average precision. */
  prAuc?: number;
  /** How many times more often it happened among the tenth with the highest scores than among all. */
  lift?: Estimate;
  /** Mean squared error of the probabilities; only of what is a probability. */
  brier?: number;
  /** The same for always saying the base rate. */
  baseBrier: number;
  /** Only of what is a probability. */
  calibration: CalibrationBin[];
};
