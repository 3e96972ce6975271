import type { Day, Month } from '../day.ts';
import type { Band } from '../health/health.ts';
import type { Evidence, ReviewRole } from './fact.ts';
import type { Decision, DecisionKind } from './meeting.ts';
import type { Panels } from './panels.ts';

/** One side of a contradiction: a source, what it says, and since when or as of which day. */
export type Claim = { source: string; role: ReviewRole; value: string; day?: Day; evidence: Evidence[] };

/** Where two sources cannot both be right. */
export type Contradiction = { contradiction: string; label: string; claims: Claim[]; words: string };

/** What stands in the way, in words, with what it was seen from. `weight` orders them, heaviest first. */
export type Obstacle = { obstacle: string; words: string; weight: number; role: ReviewRole; evidence: Evidence[] };

/** What could be done next, and why. A `playbook` is one of those published. */
export type Proposal = { reason: string } & (
  | { step: 'playbook'; playbook: string; title: string }
  | { step: 'task' | 'call'; title: string }
  | { step: 'none'; title: string }
);

/** A milestone, checked by machine. */
export type ReviewMilestone = {
  milestone: string;
  label: string;
  required: boolean;
  /** The condition (CEL). */
  when: string;
  state: 'reached' | 'open' | 'overdue' | 'unknown';
  reachedDay?: Day;
  /** Days from sign-up to it. */
  afterDays?: number;
  dueDay?: Day;
  overdueDays?: number;
  /** The metrics the condition asks for, as they stand. */
  metrics: { metric: string; label: string; unit: string; value?: number; sources: string[]; newestDay?: Day }[];
};

/**
 * How fast others were: of `accounts` old enough to tell, the share implemented by the same age, and the day by which
 * half of all were. Both absent below the minimum of accounts; `medianDays` also where fewer than half ever were.
 */
export type Pace = { label: string; accounts: number; minimum: number; shareByNow?: number; medianDays?: number };

/** Where an account stands: `behind` when most others were implemented at its age or a milestone is overdue, `left` when it cancelled. */
export const reviewStandings = ['implemented', 'on-pace', 'behind', 'left'] as const;
export type ReviewStanding = (typeof reviewStandings)[number];

/** An account of a cohort on one line, by which the agenda is read. */
export type ReviewLine = {
  accountId: string;
  name?: string;
  owner?: string;
  plan?: string;
  sizeBand?: string;
  industry?: string;
  channel?: string;
  currency?: string;
  mrr?: number;
  signupDay: Day;
  /** Days since sign-up. */
  daysIn: number;
  cancelledDay?: Day;
  standing: ReviewStanding;
  implementedDay?: Day;
  daysToImplemented?: number;
  /** Required milestones reached, of how many. */
  reached: number;
  required: number;
  score?: number;
  band: Band;
  churnRisk?: number;
  /** The heaviest obstacle in words; absent where there is none. */
  obstacle?: string;
  contradictions: number;
  proposal: Proposal;
  /** Value × risk: what it pays against the cohort, how far it is from implemented and how it does. */
  priority: { value: number; risk: number; score: number; because: string };
};

/** An account as the meeting sees it: its line, and behind it what every source says. */
export type ReviewDossier = ReviewLine & {
  day: Day;
  pace: { past: Pace; peers: Pace };
  milestones: ReviewMilestone[];
  contradictionList: Contradiction[];
  obstacles: Obstacle[];
  /** The proposal and what else suits, best first. */
  proposals: Proposal[];
  panels: Panels;
};

/** Whether what was decided has worked: `too-early` while nothing can be seen yet. */
export const verdicts = ['worked', 'not-worked', 'too-early', 'needs-another-look'] as const;
export type Verdict = (typeof verdicts)[number];

/** A decision of an earlier review, and what became of it. */
export type FollowUp = {
  month: Month;
  accountId: string;
  name?: string;
  decision: DecisionKind;
  by: string;
  at: string;
  because?: string;
  until?: Day;
  verdict: Verdict;
  /** In words: `implemented on 2026-10-12`, `health rose from 41 to 63`, `the task is still open`. */
  words: string;
  implementedDay?: Day;
  cancelledDay?: Day;
  scoreThen?: number;
  scoreNow?: number;
  bandNow?: Band;
  task?: { taskId: string; state: 'open' | 'done'; outcome?: string };
  run?: { runId: string; playbook: string; state: string; endReason?: string };
};

/** A cohort in a few numbers. */
export type CohortSummary = {
  accounts: number;
  implemented: number;
  behind: number;
  left: number;
  contradictions: number;
  /** By currency: these are never added up. */
  mrr: { currency: string; mrr: number }[];
  bands: Partial<Record<Band, number>>;
  medianDaysToImplemented?: number;
  /** Past cohorts at the age of the youngest and in all. */
  past: Pace;
};

/** Someone of ours who takes part. */
export type TeamMember = { role: ReviewRole | 'leader'; address: string };

/** A month's sign-ups, prepared for the meeting: most pressing first. */
export type PreRead = {
  month: Month;
  /** The judged day it tells of. */
  day: Day;
  preparedAt: string;
  workflowsVersion: string;
  summary: CohortSummary;
  accounts: ReviewLine[];
  followUps: FollowUp[];
  meeting: { minutes: number; secondsPerAccount: number; team: TeamMember[] };
};

/** What was decided of an account, wherever it is shown. */
export type AccountDecision = Decision & { month: Month };
