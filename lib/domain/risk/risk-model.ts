import type { Day } from '../day.ts';
import type { Estimate, Evaluation } from '../evaluation/prediction.ts';
import type { Attributes } from '../metrics/account-day.ts';

/** What a feature reads of an account on a day. Without a value the feature is missing, which is never 0. */
export type FeatureReading =
  | { kind: 'metric'; metric: string }
  | { kind: 'percentile'; metric: string }
  | { kind: 'milestone-reached'; milestone: string }
  | { kind: 'milestone-overdue'; milestone: string }
  | { kind: 'implemented' }
  | { kind: 'attribute'; attribute: keyof Attributes; equals: string };

/** What the values of a feature are laid out on before log-odds are read between its points: as they are, or by signed log(1 + |x|). */
export type FeatureScale = 'linear' | 'log';

/**
 * A feature's part of the log-odds: read between `points` (scaled value, log-odds; the ends go on flat), `missing`
 * where there is no value. It is counted from the average of the training data: all its parts there add up to 0.
 */
export type RiskFeature = {
  id: string;
  reads: FeatureReading;
  /** The metric family or milestone it speaks of: features that speak of the same thing make one reason. */
  topic: string;
  scale: FeatureScale;
  points: [at: number, logOdds: number][];
  missing: number;
};

/** What the model was trained on: all dates included; `eventAccounts` are the accounts that left. */
export type TrainingData = {
  firstDay?: Day;
  lastDay?: Day;
  snapshots: number;
  accounts: number;
  events: number;
  eventAccounts: number;
  /** Set when there were more accounts than are trained on, chosen by hash. */
  accountsLeftOut: number;
};

/** How well a model trained on earlier snapshots told what came of later ones, always beside the best single metric. */
export type OutOfTime = {
  model: Evaluation;
  /** The metric that told the most in the earlier snapshots, and how well it did on the later ones. */
  bestMetric?: { metric: string; label: string; auc?: Estimate };
  /** By how much the model's AUC is above the metric's. */
  advantage?: Estimate;
};

/**
 * A model of the probability that an account cancels within `horizonDays`: log-odds = `averageLogOdds` + the parts of
 * all features. Plain JSON. With `insufficient` signal it gives nobody a probability; `because` and `advice` say why and what would help.
 */
export type RiskModel = {
  format: 1;
  /** A hash of what the model says: training the same again gives the same id. */
  modelId: string;
  /** ISO 8601; as the caller said. */
  trainedAt: string;
  horizonDays: number;
  /** Nothing that happened or arrived on this day or later was looked at. */
  before: Day;
  signal: 'sufficient' | 'insufficient';
  because: string;
  advice: string[];
  training: TrainingData;
  averageLogOdds: number;
  features: RiskFeature[];
  /** What was blended: how each model was fitted (a penalty, or rounds), and how much of its log-odds was taken. */
  blend?: { model: string; strength: number; weight: number }[];
  /** Absent when there was too little to even try. */
  outOfTime?: OutOfTime;
};
