import { addMonths, type Day, type Month, monthOf } from '../../domain/day.ts';
import type { PortfolioRow } from '../../domain/portfolio/portfolio-row.ts';
import { followUp } from '../../domain/review/follow-up.ts';
import type { AccountDecision, FollowUp } from '../../domain/review/pre-read.ts';
import type { ReviewPorts } from './review-ports.ts';

/** How many reviews back somebody may have been put off in. */
const MONTHS_BACK = 6;

/** What became of the decisions of the last review, and of those of earlier ones whose time has come. */
export async function followUps(
  { month, day, rows }: { month: Month; day: Day; rows: readonly PortfolioRow[] },
  ports: ReviewPorts,
): Promise<FollowUp[]> {
  const earlier = Array.from({ length: MONTHS_BACK }, (_, index) => monthOf(addMonths(`${month}-01`, -1 - index)));
  const opened = await ports.reviews.opened(earlier);
  const meetings = await Promise.all(
    opened.map(async (one) => ({ ...(await ports.reviews.meeting(one)), month: one })),
  );
  const decisions = meetings.flatMap(({ decisions: of, month: held }) =>
    of
      .filter((one) => held === earlier[0] || (one.decision === 'snooze' && (one.until ?? '') <= day))
      .map(({ replaced: _, ...one }): AccountDecision => ({ ...one, month: held })),
  );
  const byId = new Map(rows.map((row) => [row.accountId, row]));
  const found = await Promise.all(decisions.map((one) => followed(one, { day, row: byId.get(one.accountId) }, ports)));
  return found.sort((a, b) =>
    a.month === b.month ? (a.accountId < b.accountId ? -1 : 1) : a.month < b.month ? 1 : -1,
  );
}

async function followed(
  decision: AccountDecision,
  { day, row }: { day: Day; row: PortfolioRow | undefined },
  ports: ReviewPorts,
): Promise<FollowUp> {
  const { started } = decision;
  const [task, run] = await Promise.all([
    started && 'taskId' in started ? ports.tasks.find(started.taskId) : undefined,
    started && 'runId' in started ? ports.runs.find(started.runId) : undefined,
  ]);
  const { name, implementedDay, cancelledDay, score, band } = row ?? {};
  return followUp(decision, { day, name, implementedDay, cancelledDay, score, band, task, run });
}
