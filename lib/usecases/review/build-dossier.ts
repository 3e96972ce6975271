import { addMonths, type Day, daysBetween, monthOf } from '../../domain/day.ts';
import type { SourceStanding } from '../../domain/freshness/source-standing.ts';
import { sourcesOfAccount } from '../../domain/freshness/sources-of-account.ts';
import type { SourceSpan } from '../../domain/metrics/source-freshness.ts';
import { asKnownOn } from '../../domain/records/as-known-on.ts';
import type { Profile } from '../../domain/records/dossier.ts';
import type { Begun } from '../../domain/review/cohort-member.ts';
import type { ReviewDossier } from '../../domain/review/pre-read.ts';
import { reviewDossier } from '../../domain/review/review-dossier.ts';
import { type ReviewFacts, useOf } from '../../domain/review/review-facts.ts';
import { rolesOfSources } from '../../domain/review/role-of-source.ts';
import type { JudgedDay } from '../../ports/judging.ts';
import type { FolderSource } from '../../ports/sources.ts';
import type { LoadedWorkflows } from '../load-workflows.ts';
import { runsOfAccount } from '../runs-of-account.ts';
import type { ReviewPorts } from './review-ports.ts';

/** What all dossiers of a review are made with. */
export type ReviewGround = {
  day: Day;
  workflows: LoadedWorkflows;
  sources: readonly FolderSource[];
  standings: readonly SourceStanding[];
  /** Accounts of the twelve cohorts before. */
  past: readonly Begun[];
};

/** Questions before the sale belong to it: records from the month before the sign-up on are read. */
const MONTHS_BEFORE = 1;

/** Reads an account's records and puts its dossier together; undefined when it was not judged on the day. */
export async function buildDossier(
  { accountId, signupDay }: { accountId: string; signupDay: Day },
  { judged, profile }: { judged: JudgedDay; profile: Profile },
  ground: ReviewGround,
  ports: ReviewPorts,
): Promise<ReviewDossier> {
  const { day, workflows } = ground;
  const first = monthOf(addMonths(`${monthOf(signupDay)}-01`, -MONTHS_BEFORE));
  const [months, runs] = await Promise.all([
    ports.records.months(accountId, first, monthOf(day)),
    runsOfAccount({ accountId }, ports),
  ]);
  const known = asKnownOn({ profile, months }, day);
  // A stage holds from the export on that states it: what sources have on file is asked of them as they are now.
  const dossier = { ...known, profile: { ...known.profile, accounts: profile.accounts } };
  const { health, risk } = judged;
  return reviewDossier({
    facts: {
      ...factsOf(ground, signupDay, judged),
      dossier,
      use: useOf(dossier, day),
      knowing: sourcesOfAccount(dossier),
    },
    ...{ health, risk, workflows, past: ground.past },
    holding: Object.entries(judged.rules).flatMap(([id, { since }]) => (since === undefined ? [] : [id])),
    running: runs.filter(({ state }) => state === 'running'),
  });
}

function factsOf(
  { day, workflows, sources, standings }: ReviewGround,
  signupDay: Day,
  judged: JudgedDay,
): Omit<ReviewFacts, 'dossier' | 'use' | 'knowing'> {
  const spans: Record<string, SourceSpan> = Object.fromEntries(sources.map(({ source, span }) => [source, span]));
  const streams = Object.values(spans).flatMap((span) => span.streams);
  return {
    ...{
      accountId: judged.accountId,
      day,
      signupDay,
      daysIn: Math.max(0, daysBetween(signupDay, day)),
      judged,
      standings,
    },
    milestones: workflows.milestones,
    roleOf: rolesOfSources(spans),
    delivers: (kind) => streams.some((stream) => stream === kind || stream.startsWith(`${kind}:`)),
    declares: (source) => spans[source]?.streams.includes('account') ?? false,
  };
}
