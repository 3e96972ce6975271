import type { RiskModel } from '../risk/risk-model.ts';
import { LEAST_LEAVING } from './few-leaving.ts';
import type { Contest } from './hold-contest.ts';

/**
 * What the test came to: whether the model may be believed, in a plain sentence. `tooFew` is set when too few left on
 * the test days to compare anything.
 */
export type ContestVerdict = { signal: RiskModel['signal']; words: string; tooFew?: string };

/** The verdict on the model: its own from training, then what the test snapshots said, after which `leaving` accounts left. */
export function contestVerdict(model: RiskModel, contest: Contest, leaving: number): ContestVerdict {
  const tooFew =
    leaving < LEAST_LEAVING
      ? `Too few to judge: ${leaving} ${leaving === 1 ? 'account' : 'accounts'} left on the test days, at least ${LEAST_LEAVING} are needed. The figures may be chance.`
      : undefined;
  if (model.signal === 'insufficient')
    return { signal: 'insufficient', words: `Insufficient signal. ${model.because}`, ...(tooFew && { tooFew }) };
  if (tooFew) return { signal: 'insufficient', words: 'Insufficient signal: the model could not be tested.', tooFew };
  return tested(contest);
}

function tested({ contenders, advantage }: Contest): ContestVerdict {
  const own = contenders.find(({ kind }) => kind === 'model');
  const metric = contenders.find(({ kind }) => kind === 'metric');
  const { auc, lift, brier = 0, baseBrier = 0 } = own?.evaluation ?? {};
  if (!auc || auc.low <= 0.5) {
    return {
      signal: 'insufficient',
      words: 'Insufficient signal. On the test days the model told no better than chance who leaves.',
    };
  }
  if (metric && advantage && advantage.value <= 0) {
    return {
      signal: 'insufficient',
      words: `Insufficient signal. On the test days the model told no more than "${metric.label}" alone.`,
    };
  }
  const times = lift
    ? ` The tenth it finds most at risk left ${lift.value.toFixed(1)} times as often as the average.`
    : '';
  const believed =
    brier < baseBrier
      ? 'Its probabilities are nearer to what happened than the base rate is.'
      : 'Its order can be believed, but its probabilities were no nearer to what happened than the base rate.';
  return { signal: 'sufficient', words: `The model tells who is likely to leave.${times} ${believed}` };
}
