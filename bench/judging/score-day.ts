import type { RuleState } from '../../lib/domain/health/health.ts';
import { scoreAccount } from '../../lib/domain/health/score-account.ts';
import type { AccountDay } from '../../lib/domain/metrics/account-day.ts';
import { collectPeers } from '../../lib/domain/peers/collect-peers.ts';
import { finalisePeers } from '../../lib/domain/peers/finalise-peers.ts';
import { peerStanding } from '../../lib/domain/peers/peer-standing.ts';
import type { PeerTable } from '../../lib/domain/peers/peer-table.ts';
import { evaluateRules } from '../../lib/domain/rules/evaluate-rules.ts';
import type { Workflows } from '../../lib/domain/workflows/workflows.ts';
import { made, madeDay } from './made-days.ts';

/** What an account is scored on: its metrics of the day, and what its rules remember of the days before. */
export type ScoringInput = { day: AccountDay; memory: Record<string, RuleState> };

const PEERS = 5000;
const UNKNOWN_SHARE = 0.08;
const HELD_SHARE = 0.3;

/** Accounts number `from` to `until` of a company of any size: made one after the other, never held. */
export function* inputs(workflows: Workflows, from: number, until: number): Generator<ScoringInput> {
  for (let index = from; index < until; index += 1) yield inputOf(workflows, index);
}

function inputOf({ catalogue, milestones, rules }: Workflows, index: number): ScoringInput {
  const random = made(index);
  const day = madeDay(catalogue, index, random);
  const metrics: AccountDay['metrics'] = {};
  for (const [id, value] of Object.entries(day.metrics)) {
    if (random() > UNKNOWN_SHARE) metrics[id] = value;
    else day.missing[id] = 'no-record';
  }
  for (const { id } of milestones) if (random() < 0.6) day.milestones[id] = '2025-02-01';
  const memory: Record<string, RuleState> = {};
  for (const { id } of rules) if (random() < HELD_SHARE) memory[id] = { since: '2026-02-20' };
  return { day: { ...day, metrics }, memory };
}

/** The day's peers, from some thousand of the accounts. */
export function peersOf(workflows: Workflows): PeerTable {
  const { catalogue, peerMetrics } = workflows;
  const days = inputs(workflows, 0, PEERS);
  const accounts = days.map(({ day }) => day);
  return finalisePeers(collectPeers('2026-03-01', accounts, catalogue, peerMetrics), catalogue);
}

/** Everything that scoring is: health with every point explained, where the account stands among its peers in what that is made of, and all rules. */
export function scoreDay({ day, memory }: ScoringInput, peers: PeerTable, workflows: Workflows): number {
  const { scorecards, rules, catalogue } = workflows;
  const health = scoreAccount(day, peers, scorecards);
  let compared = 0;
  for (const { metric } of health.points) if (peerStanding(peers, day, metric)) compared += 1;
  const { firings } = evaluateRules({ day, health, peers }, { rules, metrics: catalogue.metrics }, memory);
  return compared + firings.length;
}
