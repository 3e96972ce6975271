import { blendWeights } from './blend-weights.ts';
import { type Additive, blend, logOddsOf } from './feature-part.ts';
import { surprise } from './fit-logistic.ts';
import { type LaidOut, layOut } from './laid-out.ts';
import { members } from './model-members.ts';
import { selectFeatures } from './select-features.ts';
import type { SnapshotTable } from './snapshot-table.ts';
import { thinRows } from './thin-rows.ts';
import type { TimeFold } from './time-folds.ts';

/** How each member is fitted, and how much of its log-odds is taken. */
export type Recipe = { strengths: number[]; weights: number[] };

/** What each member, at each of its strengths, says of the later rows of a fold, fitted on the rows before; and what came. */
export type TriedFold = { said: Float64Array[][]; happened: Uint8Array };

const ROWS_TO_CHOOSE_BY = 25_000;

/** Fits every member at every strength on the earlier rows of a fold, and has it speak of the later ones. */
export function tryMembers(table: SnapshotTable, fold: TimeFold): TriedFold {
  const { rows, weights } = thinRows(fold.train, table.happened, ROWS_TO_CHOOSE_BY);
  const chosen = selectFeatures(table, rows);
  const [earlier, later] = [layOut(table, rows, chosen, weights), layOut(table, fold.judge, chosen)];
  const said = members.map(({ train, strengths }) => train(earlier, strengths).map((model) => logOddsOf(later, model)));
  return { said, happened: later.happened };
}

/**
 * For each member the strength under which later snapshots came least as a surprise, and the weights that suit these;
 * the usual strengths in equal parts while nothing has been tried.
 */
export function learnRecipe(tried: readonly TriedFold[]): Recipe {
  if (tried.length === 0) {
    return { strengths: members.map(({ usual }) => usual), weights: members.map(() => 1 / members.length) };
  }
  const happened = Uint8Array.from(tried.flatMap((fold) => [...fold.happened]));
  const best = members.map(({ strengths }, member) => {
    const candidates = strengths.map((strength, place) => {
      const logOdds = Float64Array.from(tried.flatMap((fold) => [...saidBy(fold, member, place)]));
      return { strength, logOdds, total: totalSurprise(logOdds, happened) };
    });
    return candidates.reduce((least, one) => (one.total < least.total ? one : least));
  });
  const weights = blendWeights(
    best.map(({ logOdds }) => logOdds),
    happened,
  );
  return { strengths: best.map(({ strength }) => strength), weights };
}

const saidBy = ({ said }: TriedFold, member: number, place: number) =>
  (said[member] as Float64Array[])[place] as Float64Array;

function totalSurprise(logOdds: Float64Array, happened: Uint8Array): number {
  return logOdds.reduce((sum, odds, row) => sum + surprise(odds, happened[row] as number), 0);
}

/** The log-odds that the recipe would have given the later rows of a fold: each member's stretched about its mean. */
export function sayByRecipe(fold: TriedFold, { strengths, weights }: Recipe): Float64Array {
  const odds = new Float64Array(fold.happened.length);
  for (const [member, { strengths: known }] of members.entries()) {
    const own = saidBy(fold, member, known.indexOf(strengths[member] as number));
    const mean = own.reduce((sum, one) => sum + one, 0) / own.length;
    const weight = weights[member] as number;
    for (let row = 0; row < odds.length; row += 1) {
      (odds[row] as number) += mean / members.length + weight * ((own[row] as number) - mean);
    }
  }
  return odds;
}

/** The members as the recipe has them, fitted on all that is laid out, as one model. */
export function fitByRecipe(laid: LaidOut, { strengths, weights }: Recipe): Additive {
  const fitted = members.map(({ train }, member) => train(laid, [strengths[member] as number])[0] as Additive);
  return blend(fitted, weights);
}
