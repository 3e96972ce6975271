import type { Month } from '../../domain/day.ts';
import type { PreRead, ReviewDossier } from '../../domain/review/pre-read.ts';
import { currentVersion } from '../current-version.ts';
import { buildReview } from './build-review.ts';
import type { ReviewPorts } from './review-ports.ts';

/** A review as it stands: its pre-read, and each account's dossier on demand. */
export type StandingReview = { preRead: PreRead; dossierOf(accountId: string): Promise<ReviewDossier | undefined> };

const KEPT_MINUTES = 15;

/**
 * The review of a month that nobody prepared, worked out for whoever reads it first and shown to those who come after:
 * until another day is judged, other workflows are published, something happens in its meeting, or a quarter of an hour
 * has passed. `preparedAt` tells when. Throws NotFound when nobody signed up in the month.
 */
export async function standingReview(month: Month, ports: ReviewPorts): Promise<StandingReview> {
  const { reviews } = ports;
  const now = ports.clock.now();
  const [draft, basis] = await Promise.all([reviews.draft(month), basisOf(month, ports)]);
  if (draft?.basis === basis && draft.until > now.toISOString()) {
    return { preRead: draft.preRead, dossierOf: (accountId) => reviews.draftDossier(month, accountId) };
  }
  const built = await buildReview(month, ports);
  const until = new Date(now.getTime() + KEPT_MINUTES * 60_000).toISOString();
  await reviews.writeDraft({ basis, until, ...built });
  const byId = new Map(built.dossiers.map((dossier) => [dossier.accountId, dossier]));
  return { preRead: built.preRead, dossierOf: async (accountId) => byId.get(accountId) };
}

/** What a review follows from, in a line: another one, another review. */
async function basisOf(month: Month, { days, workflows, reviews }: ReviewPorts): Promise<string> {
  const [latest, published, revision] = await Promise.all([
    days.latestDaySummary(),
    currentVersion(workflows),
    reviews.revision(month),
  ]);
  return [latest?.day, published.version, revision].join(' ');
}
