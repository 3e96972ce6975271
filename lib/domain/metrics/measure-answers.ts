import type { PlacedSurvey } from './account-history.ts';
import { type At, type Measurement, quotient, reading, rememberedDays, runningSum, zeros } from './series.ts';

/** A person's answer with the change of their score since the one before it; `next` is the day of the answer after it. */
type Change = { answered: number; next: number; change: number };

/**
 * By how many points people changed their score on average: of everybody whose newest answer lies within the window,
 * and who had answered before, at most 200 days earlier, the newest score less the one before it.
 */
export function personTrend(answers: PlacedSurvey[], length: number): Measurement {
  const changes = changesOf(answers);
  return (window) => {
    const sum = during(changes, window, length, ({ change }) => change);
    return quotient(
      sum,
      during(changes, window, length, () => 1),
    );
  };
}

/** How many of the same people gave a lower score than before. */
export function peopleFallen(answers: PlacedSurvey[], length: number): Measurement {
  const fallen = changesOf(answers).filter(({ change }) => change < 0);
  return (window) => during(fallen, window, length, () => 1);
}

/** The changes that are somebody's newest answer on a day and lie in its window, added up by what each is worth. */
function during(changes: Change[], window: number, length: number, worth: (change: Change) => number): At {
  const differences = zeros(length);
  for (const change of changes) {
    const from = Math.max(0, change.answered);
    const until = Math.min(change.answered + window, change.next);
    if (from >= until || from >= length) continue;
    (differences[from] as number) += worth(change);
    if (until < length) (differences[until] as number) -= worth(change);
  }
  return reading(runningSum(differences));
}

/** Answers come in the order in which their surveys were sent; of two on one day the one sent later is the newer. */
function changesOf(answers: PlacedSurvey[]): Change[] {
  const changes: Change[] = [];
  for (const ofPerson of Map.groupBy(answers, ({ contactId }) => contactId).entries()) {
    const [contactId, all] = ofPerson;
    if (contactId === undefined) continue;
    const ordered = all.toSorted((a, b) => (a.answered as number) - (b.answered as number));
    for (let index = 1; index < ordered.length; index += 1) {
      const [before, now] = [ordered[index - 1], ordered[index]] as [PlacedSurvey, PlacedSurvey];
      const answered = now.answered as number;
      if (answered - (before.answered as number) > rememberedDays) continue;
      const next = ordered[index + 1]?.answered ?? Number.POSITIVE_INFINITY;
      changes.push({ answered, next, change: (now.score as number) - (before.score as number) });
    }
  }
  return changes;
}
