import type { Month } from '../../domain/day.ts';
import { begunBy, type StandingDecision, type Undone } from '../../domain/review/meeting.ts';
import type { ReviewStore } from '../../ports/reports.ts';
import type { Clock, Ids } from '../../ports/system.ts';
import { NotFound } from '../errors.ts';
import { type UndoPorts, undoBeginning } from './undo-beginning.ts';

/** Which decision is taken back: the `revision` that the person saw, so that nobody takes back one they did not. */
export type TakeBackRequest = { month: Month; accountId: string; revision: number; by: string };

/**
 * `taken-back`, with what became of all that was begun; `unchanged` when it had been taken back before; `decided-meanwhile`
 * when another decision stands by now, which stays.
 */
export type TakenBackAnswer = {
  outcome: 'taken-back' | 'unchanged' | 'decided-meanwhile';
  undone: Undone[];
  decision: StandingDecision;
};

export type TakingBackPorts = UndoPorts & { reviews: ReviewStore; clock: Clock; ids: Ids };

/**
 * Takes a decision back: the account is undecided again, and its history keeps what was decided. What the review began is
 * undone where nothing has happened yet, else it stays and the answer says what to do. Throws NotFound.
 */
export async function takeBackDecision(request: TakeBackRequest, ports: TakingBackPorts): Promise<TakenBackAnswer> {
  const { month, accountId, revision, by } = request;
  const held = await ports.reviews.decision(month, accountId);
  if (!held) throw new NotFound(`Nothing was decided about account ${accountId} in the review of ${month}.`);
  const standing = answerUnless(held, revision);
  if (standing) return standing;
  const at = ports.clock.now().toISOString();
  // First what was begun: if the rest fails, taking it back again finds it undone.
  const undone = await Promise.all(begunBy(held).map((started) => undoBeginning(started, by, ports)));
  const decision: StandingDecision = { ...held, revision: held.revision + 1, takenBack: { by, at, undone } };
  if (await ports.reviews.writeDecision(month, held, decision)) {
    await ports.reviews.changed(month, ports.ids.next());
    return { outcome: 'taken-back', undone, decision };
  }
  const now = (await ports.reviews.decision(month, accountId)) ?? held;
  return answerUnless(now, revision) ?? { outcome: 'decided-meanwhile', undone: [], decision: now };
}

/** The answer where the decision that the person saw does not stand any more. */
function answerUnless(held: StandingDecision, revision: number): TakenBackAnswer | undefined {
  const { takenBack } = held;
  if (takenBack && held.revision === revision + 1) {
    return { outcome: 'unchanged', undone: takenBack.undone, decision: held };
  }
  if (!takenBack && held.revision === revision) return undefined;
  return { outcome: 'decided-meanwhile', undone: [], decision: held };
}
