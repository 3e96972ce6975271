import { type Day, dayOf, type Month } from '../../domain/day.ts';
import {
  type Decision,
  type DecisionKind,
  type StandingDecision,
  type Started,
  stillBegun,
} from '../../domain/review/meeting.ts';
import type { ReviewStore } from '../../ports/reports.ts';
import type { Ids } from '../../ports/system.ts';
import { type Beginning, type BeginningPorts, beginIntervention } from './begin-intervention.ts';
import { ReviewContended, ReviewRefused } from './errors.ts';
import { requireMember } from './member-of-review.ts';
import type { ReviewPorts } from './review-ports.ts';

export type DecisionRequest = {
  month: Month;
  accountId: string;
  by: string;
  decision: DecisionKind;
  because?: string;
  until?: Day;
  begin?: Beginning;
};

export type DecidingPorts = BeginningPorts & Pick<ReviewPorts, 'days' | 'reviews'> & { ids: Ids };

const TURNS = 8;
const MOST_KEPT = 50;

/**
 * Decides about an account in a review, in place of what was decided before; that is kept. An intervention begins at once,
 * and only once however often it is decided. Throws NotFound, ReviewRefused, StartRefused, ReviewContended.
 */
export async function decide(
  request: DecisionRequest,
  ports: DecidingPorts,
): Promise<{ decision: StandingDecision; outcome: 'decided' | 'unchanged' }> {
  const { month, accountId } = request;
  refuseUnless(request, dayOf(ports.clock.now()));
  await requireMember(request, ports);
  const { begin } = request;
  const started =
    begin && (await beginIntervention({ ...request, begin }, await ports.reviews.decision(month, accountId), ports));
  const made = await decisionOf(request, started, ports);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const held = await ports.reviews.decision(month, accountId);
    if (held && isSame(held, made)) return { decision: held, outcome: 'unchanged' };
    const decision: StandingDecision = {
      ...made,
      // What an earlier decision began goes on, and is still this account's intervention.
      started: made.started ?? (made.decision === 'intervene' && held ? stillBegun(held) : undefined),
      revision: (held?.revision ?? 0) + 1,
      replaced: held ? [withoutHistory(held), ...held.replaced].slice(0, MOST_KEPT) : [],
    };
    if (await ports.reviews.writeDecision(month, held, decision)) {
      await ports.reviews.changed(month, ports.ids.next());
      return { decision, outcome: 'decided' };
    }
  }
  throw new ReviewContended(`Expected to decide within ${TURNS} turns; others kept deciding about the same account.`);
}

function refuseUnless({ decision, until, begin }: DecisionRequest, today: Day): void {
  if (decision === 'snooze' && until === undefined) {
    throw new ReviewRefused('Expected a day until which the account is put off, found none. Give until.');
  }
  if (decision !== 'snooze' && until !== undefined) {
    throw new ReviewRefused(`Only a snooze has a day on which it ends; found one with ${decision}. Leave until out.`);
  }
  if (until !== undefined && until <= today) {
    throw new ReviewRefused(`Expected a day after ${today} until which the account is put off, found ${until}.`);
  }
  if (begin !== undefined && decision !== 'intervene') {
    throw new ReviewRefused(`Only an intervention begins something; found ${decision}. Leave begin out.`);
  }
  if (begin && 'task' in begin && begin.dueDay !== undefined && begin.dueDay < today) {
    throw new ReviewRefused(`Expected a task that is due on ${today} or later, found ${begin.dueDay}.`);
  }
}

async function decisionOf(
  { accountId, decision, by, because, until }: DecisionRequest,
  started: Started | undefined,
  ports: { days: ReviewPorts['days']; clock: ReviewPorts['clock'] },
): Promise<Omit<Decision, 'revision'>> {
  const judged = await ports.days.latestJudgedDay(accountId);
  return {
    ...{ accountId, decision, by, at: ports.clock.now().toISOString(), because, until, started },
    ...{ score: judged?.health.score, band: judged?.health.band, implementedDay: judged?.implementedDay },
  };
}

/** Who decides the same again, with nothing new begun, has decided nothing. */
function isSame(held: StandingDecision, made: Omit<Decision, 'revision'>): boolean {
  if (held.takenBack) return false;
  const told = ({ decision, because, until, started }: Omit<Decision, 'revision'>) =>
    JSON.stringify([decision, because, until, started]);
  return told(held) === told({ ...made, started: made.started ?? held.started });
}

function withoutHistory({ replaced: _, ...decision }: StandingDecision): Decision {
  return decision;
}

/** What was decided of an account in all its reviews, the newest first: for its timeline. */
export async function decisionsOf(
  { accountId }: { accountId: string },
  { reviews }: { reviews: ReviewStore },
): Promise<(Decision & { month: Month })[]> {
  const standing = await reviews.decisionsOf(accountId);
  const all = standing.flatMap(({ month, replaced, ...one }) => [one, ...replaced].map((each) => ({ ...each, month })));
  return all.toSorted((a, b) => b.at.localeCompare(a.at) || b.revision - a.revision);
}
