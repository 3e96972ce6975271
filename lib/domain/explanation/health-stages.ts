import type { Facts } from '../expressions/expression.ts';
import type { Health, MeasurePoints } from '../health/health.ts';
import { scoreBy, scorecardFor } from '../health/score-account.ts';
import type { Scorecard } from '../health/scorecard.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { PeerTable } from '../peers/peer-table.ts';

/** A judged day with what it was judged by. */
export type JudgedBy = { day: AccountDay; health: Health; peers?: PeerTable; scorecards: readonly Scorecard[] };

/** What is changed in a stage: the definition of the scorecard, which scorecard it is, the peers, or the account itself. */
export type StageCause = 'scorecard' | 'another-scorecard' | 'peers' | 'own';

/** Points before and after one thing is changed and everything else is left. */
export type Stage = { cause: StageCause; from: MeasurePoints[]; to: MeasurePoints[] };

/** The stages from one judged day to a later one, and the scorecards at both ends. */
export type Stages = { stages: Stage[]; before?: Scorecard; after?: Scorecard };

/**
 * The way from the points of one day to those of another, one thing at a time: the earlier day by the scorecard as it is
 * defined now, by the scorecard that is for the account now, among the peers of now; the later day at last. Each stage
 * begins where the one before ends, so what they do adds up.
 */
export function healthStages(before: JudgedBy, after: JudgedBy): Stages {
  const [old, young] = [cardOf(before), cardOf(after)];
  const stages: Stage[] = [];
  let points = before.health.points;
  const step = (cause: StageCause, to: MeasurePoints[]) => {
    // A stage on which nothing is known has no score to go on from: what it changes is told by the one after it.
    if (cause !== 'own' && !to.some((one) => one.points !== undefined)) return;
    stages.push({ cause, from: points, to });
    points = to;
  };
  const facts: Facts = { day: before.day, peers: before.peers };
  const redefined = old && after.scorecards.find(({ id }) => id === old.id);
  if (redefined && redefined.version !== old.version) step('scorecard', scoreBy(redefined, facts).points);
  if (old && young && young.id !== old.id) step('another-scorecard', scoreBy(young, facts).points);
  if (young && after.peers && before.peers)
    step('peers', scoreBy(young, { day: before.day, peers: after.peers }).points);
  step('own', after.health.points);
  return { stages, before: old, after: young };
}

function cardOf({ health, scorecards, day, peers }: JudgedBy): Scorecard | undefined {
  const named = scorecards.find(({ id }) => id === health.scorecard?.id);
  return named ?? scorecardFor({ day, peers }, scorecards);
}
