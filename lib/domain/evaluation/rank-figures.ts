import type { Accounts } from './account-resamples.ts';
import type { Prediction } from './prediction.ts';

/** Predictions from the highest score to the lowest, sorted once for all resamples: account, outcome, and where each run of equal scores ends. */
export type Ranking = { accounts: Int32Array; happened: Uint8Array; endsTie: Uint8Array };

/** Figures that depend on the order of scores only; NaN where they cannot be computed. */
export type RankFigures = { auc: number; prAuc: number; lift: number };

/** The share of predictions that the lift is measured on. */
const TOP_SHARE = 0.1;

/** Sorts the predictions by score, the highest first. */
export function rankPredictions(predictions: readonly Prediction[], { of }: Accounts): Ranking {
  const scores = Float64Array.from(predictions, ({ score }) => score);
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number));
  const length = order.length;
  const ranking: Ranking = {
    accounts: Int32Array.from(order, (row) => of[row] as number),
    happened: Uint8Array.from(order, (row) => ((predictions[row] as Prediction).happened ? 1 : 0)),
    endsTie: new Uint8Array(length),
  };
  for (let place = 0; place < length; place += 1) {
    const next = place + 1 < length ? scores[order[place + 1] as number] : undefined;
    ranking.endsTie[place] = next === scores[order[place] as number] ? 0 : 1;
  }
  return ranking;
}

/**
 * AUC (an equal score counts half), average precision and top-decile lift of weighted accounts, in one pass. Equal
 * scores stand at one place: precision is taken at the end of each run of them, and where a run crosses the end
 * of the top tenth, as much of it is taken as fits, with its mean outcome.
 */
export function rankFigures({ accounts, happened, endsTie }: Ranking, weights: Float64Array): RankFigures {
  const length = accounts.length;
  let all = 0;
  for (let place = 0; place < length; place += 1) all += weights[accounts[place] as number] as number;
  const top = TOP_SHARE * all;
  let events = 0;
  let others = 0;
  let ordered = 0;
  let precision = 0;
  let eventsInTop = 0;
  let tiedEvents = 0;
  let tiedOthers = 0;
  for (let place = 0; place < length; place += 1) {
    const weight = weights[accounts[place] as number] as number;
    if (happened[place] === 1) tiedEvents += weight;
    else tiedOthers += weight;
    if (endsTie[place] === 0) continue;
    const tied = tiedEvents + tiedOthers;
    if (tied > 0) {
      ordered += tiedOthers * (events + tiedEvents / 2);
      const room = Math.min(tied, top - events - others);
      if (room > 0) eventsInTop += (tiedEvents * room) / tied;
      events += tiedEvents;
      others += tiedOthers;
      precision += (tiedEvents * events) / (events + others);
    }
    tiedEvents = 0;
    tiedOthers = 0;
  }
  return {
    auc: ordered / (events * others),
    prAuc: precision / events,
    lift: eventsInTop / top / (events / all),
  };
}
