import { addDays, addMonths, type Month } from '../../domain/day.ts';
import { type Begun, signedUp } from '../../domain/review/cohort-member.ts';
import { cohortSummary } from '../../domain/review/cohort-summary.ts';
import type { PreRead, ReviewDossier } from '../../domain/review/pre-read.ts';
import { prioritise } from '../../domain/review/prioritise.ts';
import type { CohortBook } from '../../ports/reports.ts';
import { inParallel } from '../in-parallel.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { sourceStandings } from '../source-standings.ts';
import { buildDossier, type ReviewGround } from './build-dossier.ts';
import { cohortOf } from './cohort-of.ts';
import { followUps } from './follow-ups.ts';
import { bookFor } from './gather-book.ts';
import type { ReviewPorts } from './review-ports.ts';

/** A month's pre-read with the dossiers of its accounts, in the order in which they are read. */
export type BuiltReview = { preRead: PreRead; dossiers: ReviewDossier[] };

const ACCOUNTS_AT_ONCE = 8;
const COHORTS_COMPARED = 12;

/**
 * Puts a month's review together as things stand: the same records, on the same day, give the same. Throws NotFound when
 * nobody signed up in the month.
 */
export async function buildReview(month: Month, ports: ReviewPorts, book?: CohortBook): Promise<BuiltReview> {
  const { day, cohort, rows } = await cohortOf(month, ports);
  const ground = await groundOf(month, day, ports, book);
  const { workflows } = ground;
  const ids = cohort.map(({ accountId }) => accountId);
  const [profiles, judged] = await Promise.all([ports.records.profiles(ids), ports.days.judgedDays(ids, day)]);
  const built: ReviewDossier[] = [];
  await inParallel(ACCOUNTS_AT_ONCE, cohort, async (account) => {
    const known = { judged: judged.get(account.accountId), profile: profiles.get(account.accountId) };
    if (known.judged && known.profile) {
      built.push(await buildDossier(account, { judged: known.judged, profile: known.profile }, ground, ports));
    }
  });
  const dossiers = prioritise(built);
  const { minutes, team } = workflows.settings.review;
  const lines = dossiers.map(lineOf);
  const preRead: PreRead = {
    ...{ month, day, preparedAt: ports.clock.now().toISOString(), workflowsVersion: workflows.version },
    summary: cohortSummary(lines, ground.past, { until: day, minimum: workflows.catalogue.peers.minimum }),
    accounts: lines,
    followUps: await followUps({ month, day, rows }, ports),
    meeting: { minutes, secondsPerAccount: Math.floor((minutes * 60) / Math.max(1, lines.length)), team },
  };
  return { preRead, dossiers };
}

/** What all dossiers of a review have in common; accounts are compared with those of the twelve cohorts before. */
async function groundOf(month: Month, day: string, ports: ReviewPorts, known?: CohortBook): Promise<ReviewGround> {
  const [workflows, sources, standings, book] = await Promise.all([
    loadCurrentWorkflows(ports),
    ports.imports.sources(),
    sourceStandings(day, ports),
    known ?? bookFor(day, ports),
  ]);
  return { day, workflows, sources, standings, past: pastOf(book, month) };
}

function pastOf({ members, observedFrom = '' }: CohortBook, month: Month): Begun[] {
  const from = addMonths(`${month}-01`, -COHORTS_COMPARED);
  return signedUp(members, { from: from > observedFrom ? from : observedFrom, until: addDays(`${month}-01`, -1) });
}

/** A dossier without what stands behind its line. */
export function lineOf(dossier: ReviewDossier): PreRead['accounts'][number] {
  const { day: _, pace: __, milestones: ___, contradictionList, obstacles, proposals, panels, ...line } = dossier;
  return line;
}
