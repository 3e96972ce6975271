import type { DayRange, RuleBacktest } from '../domain/backtest/backtest.ts';
import type { Day } from '../domain/day.ts';
import { nearestOf } from '../domain/documents/did-you-mean.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { conditionsOf } from '../domain/rules/rule-needs.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { Clock } from '../ports/system.ts';
import { NotFound } from './errors.ts';
import { lookBack } from './replay/look-back.ts';
import type { RuleReplayPorts } from './replay/replay-rules.ts';

export type BacktestPorts = RuleReplayPorts & { clock: Clock };

/** What to judge on the history: a published rule, a draft of one, or the two side by side. */
export type BacktestQuestion = {
  ruleId: string;
  published: Workflows;
  /** The rules of a file, read with the published catalogue: the one asked for is the draft. */
  drafts?: readonly Rule[];
  /** By default the last 90 days of the history. */
  from?: Day;
  to?: Day;
  horizonDays: number;
};

/** The answer. With a draft beside the published rule, also the accounts that only one of them flags. */
export type Backtest = DayRange & {
  horizonDays: number;
  /** The last day on which a cancellation would be known. */
  observedUntil: Day;
  customers: number;
  live?: RuleBacktest;
  draft?: RuleBacktest;
  onlyLive?: string[];
  onlyDraft?: string[];
  notes: string[];
};

/**
 * What a rule would have done: the history judged anew, day after day, by it and all other rules, as it was known on
 * each day. Its memory begins with the history, so that what it does on a day does not depend on the range asked for.
 * Throws NotFound, NothingToReplay, NoHistory.
 */
export async function backtestRule(question: BacktestQuestion, ports: BacktestPorts): Promise<Backtest> {
  const { published, horizonDays, from, to } = question;
  const { live, draft } = rulesAsked(question);
  const tested = [live, draft].filter((rule) => rule !== undefined);
  const others = published.rules.filter((rule) => rule.id !== tested[0]?.id && rule.mode !== 'off');
  const { range, observedUntil, customers, backtests } = await lookBack(
    { tested, others, published, from, to, horizonDays },
    ports,
  );
  const judged = { live: live && backtests[0], draft: draft && backtests.at(-1) };
  return {
    ...{ ...range, horizonDays, observedUntil, customers },
    ...(judged.live && { live: judged.live }),
    ...(judged.draft && { draft: judged.draft }),
    ...(judged.live && judged.draft && apart(judged.live, judged.draft)),
    notes: notesOn(tested),
  };
}

type Tested = { live?: Rule; draft?: Rule };

function rulesAsked({ ruleId, published, drafts }: BacktestQuestion): Tested {
  const live = published.rules.find(({ id }) => id === ruleId);
  const draft = drafts?.find(({ id }) => id === ruleId);
  if (drafts ? draft : live) return { live, draft };
  const known = (drafts ?? published.rules).map(({ id }) => id);
  const where = drafts ? 'in the file' : 'among the published rules';
  const nearest = nearestOf(ruleId, known);
  if (nearest) throw new NotFound(`There is no rule ${ruleId} ${where}.`, [nearest]);
  throw new NotFound(`There is no rule ${ruleId} ${where}; there are: ${known.join(', ') || 'none'}.`);
}

function apart(live: RuleBacktest, draft: RuleBacktest): Pick<Backtest, 'onlyLive' | 'onlyDraft'> {
  const [ours, theirs] = [live, draft].map(({ flagged }) => new Set(flagged.map(({ accountId }) => accountId)));
  const [one, other] = [ours ?? new Set<string>(), theirs ?? new Set<string>()];
  return { onlyLive: [...one.difference(other)].sort(), onlyDraft: [...other.difference(one)].sort() };
}

function notesOn(tested: readonly Rule[]): string[] {
  const asksRisk = tested.some((rule) => conditionsOf(rule).some(({ reads }) => reads.includes('risk')));
  if (!asksRisk) return [];
  return ['risk.probability is unknown here: today’s model has learned from what came later. See `holdfast evaluate`.'];
}
