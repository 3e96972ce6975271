import type { Month } from '../../domain/day.ts';
import type { MeetingState } from '../../domain/review/meeting.ts';
import type { ReviewStore } from '../../ports/reports.ts';

/** What a meeting is known by before anything was written in it. */
const nothingYet = 'nothing-yet';

/**
 * What changes while a meeting is held, or nothing but its revision while that is the one already known. The revision is
 * read first: whatever is written meanwhile makes another one, and is seen the next time.
 */
export async function readMeeting(
  { month, since }: { month: Month; since?: string },
  { reviews }: { reviews: ReviewStore },
): Promise<{ month: Month; revision: string; state?: MeetingState }> {
  const revision = (await reviews.revision(month)) ?? nothingYet;
  if (since === revision) return { month, revision };
  return { month, revision, state: { month, revision, ...(await reviews.meeting(month)) } };
}
