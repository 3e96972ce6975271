import { daysBetween } from '../day.ts';
import type { Health } from '../health/health.ts';
import { groupLabel } from '../peers/group-label.ts';
import type { Run } from '../playbooks/run.ts';
import type { RiskClaim } from '../risk/risk.ts';
import type { Workflows } from '../workflows/workflows.ts';
import type { Begun } from './cohort-member.ts';
import { contradictionsOf } from './contradictions.ts';
import { obstaclesOf } from './obstacles.ts';
import { paceOf, peersAmong } from './pace.ts';
import { panelsOf } from './panels-of.ts';
import type { Pace, ReviewDossier, ReviewStanding } from './pre-read.ts';
import { proposalsFor } from './propose.ts';
import { cancellationOf, type ReviewFacts } from './review-facts.ts';
import { reviewMilestones } from './review-milestones.ts';

/** What a dossier is made with, besides the account's own records. */
export type DossierInput = {
  facts: ReviewFacts;
  health: Health;
  risk?: RiskClaim;
  /** Ids of the rules that hold. */
  holding: readonly string[];
  running: readonly Run[];
  workflows: Pick<Workflows, 'catalogue' | 'milestones' | 'playbooks' | 'rules'>;
  /** Accounts of the twelve cohorts before. */
  past: readonly Begun[];
};

/** From this share of others on, being not implemented means being behind. */
const MOST = 0.5;

/** One account as the meeting sees it; its priority is still to be set against the cohort. */
export function reviewDossier(input: DossierInput): ReviewDossier {
  const { facts, health, workflows } = input;
  const { judged, day, daysIn, signupDay, accountId } = facts;
  const { name, owner, plan, sizeBand, industry, channel, currency } = judged.attributes;
  const milestones = reviewMilestones(judged, workflows.milestones, workflows.catalogue);
  const pace = paceFor(input);
  const required = milestones.filter((one) => one.required);
  const reached = required.filter(({ state }) => state === 'reached').length;
  const cancelledDay = judged.attributes.cancelledDay ?? cancellationOf(facts)?.day;
  const late = required.some(({ state }) => state === 'overdue');
  const standing = standingOf({ cancelledDay, implementedDay: judged.implementedDay, late }, pace);
  const panels = panelsOf(facts);
  const obstacles = obstaclesOf({ ...facts, panels, checked: milestones });
  const contradictionList = contradictionsOf(facts);
  const proposals = proposalsFor(obstacles, { standing, ...input, ...workflows });
  const { score, band } = health;
  return {
    ...{ accountId, name, owner, plan, sizeBand, industry, channel, currency, mrr: judged.metrics.mrr },
    ...{ signupDay, daysIn, cancelledDay, standing, implementedDay: judged.implementedDay },
    ...(judged.implementedDay && { daysToImplemented: Math.max(0, daysBetween(signupDay, judged.implementedDay)) }),
    ...{ reached, required: required.length, score, band, churnRisk: input.risk?.probability },
    ...{ obstacle: obstacles[0]?.words, contradictions: contradictionList.length },
    proposal: proposals[0] as ReviewDossier['proposal'],
    priority: { value: 0, risk: 0, score: 0, because: '' },
    ...{ day, pace, milestones, contradictionList, obstacles, proposals, panels },
  };
}

function paceFor({ facts, past, workflows }: DossierInput): ReviewDossier['pace'] {
  const { catalogue } = workflows;
  const { minimum, widen } = catalogue.peers;
  const { daysIn: ageDays, day: until, judged } = facts;
  const { members, dimensions } = peersAmong(past, judged.attributes, { widen, minimum });
  const label = groupLabel(dimensions, judged.attributes, catalogue);
  const ask = { ageDays, until, minimum };
  return {
    past: paceOf(past, { ...ask, label: 'accounts of the cohorts before' }),
    peers: paceOf(members, { ...ask, label: dimensions.length > 0 ? label : 'accounts of the cohorts before' }),
  };
}

function standingOf(
  { cancelledDay, implementedDay, late }: { cancelledDay?: string; implementedDay?: string; late: boolean },
  { past, peers }: { past: Pace; peers: Pace },
): ReviewStanding {
  if (cancelledDay !== undefined) return 'left';
  if (implementedDay !== undefined) return 'implemented';
  return late || (peers.shareByNow ?? past.shareByNow ?? 0) >= MOST ? 'behind' : 'on-pace';
}
