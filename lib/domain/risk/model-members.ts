import { boostSteps } from './boost-steps.ts';
import type { Additive } from './feature-part.ts';
import { fitLines } from './fit-lines.ts';
import type { LaidOut } from './laid-out.ts';

/** One of the models that are blended: how it is fitted at each of its strengths, and which is taken while there is nothing yet to choose by. */
export type Member = {
  name: string;
  strengths: readonly number[];
  usual: number;
  train(laid: LaidOut, strengths: readonly number[]): Additive[];
};

/** Strengths of the L2 penalty, the strongest first. */
const PENALTIES = [1000, 300, 100, 30, 10, 3];
const USUAL_PENALTY = 300;

/**
 * Four models that add up what each feature tells. Where risk rises evenly, the plain one is the best; where it bends or
 * jumps, the others; where few features tell, those that weigh few. Later snapshots say how much of each is taken.
 */
export const members: readonly Member[] = [
  {
    ...{ name: 'plain', strengths: PENALTIES, usual: USUAL_PENALTY },
    train: (laid, penalties) => fitLines(laid, { along: 'values', bends: false }, penalties),
  },
  {
    ...{ name: 'bent', strengths: [1000, 300, 100], usual: USUAL_PENALTY },
    train: (laid, penalties) => fitLines(laid, { along: 'ranks', bends: true }, penalties),
  },
  {
    ...{ name: 'few', strengths: PENALTIES, usual: 30 },
    train: (laid, penalties) => fitLines(laid, { first: 10, along: 'ranks', bends: true }, penalties),
  },
  { name: 'steps', strengths: [12, 25, 50, 100, 200, 400], usual: 50, train: boostSteps },
];
