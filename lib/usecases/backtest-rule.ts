import type { DayRange, RuleBacktest } from '../domain/backtest/backtest.ts';
import type { Hindsight } from '../domain/backtest/foresight.ts';
import { type Gathered, gatherDays } from '../domain/backtest/gather-days.ts';
import { ruleBacktest } from '../domain/backtest/rule-backtest.ts';
import { addDays, type Day, daysFrom } from '../domain/day.ts';
import { nearestOf } from '../domain/documents/did-you-mean.ts';
import type { Rule } from '../domain/rules/rule.ts';
import { conditionsOf } from '../domain/rules/rule-needs.ts';
import type { Workflows } from '../domain/workflows/workflows.ts';
import type { Clock } from '../ports.ts';
import { NotFound } from './errors.ts';
import { readOutcomes } from './replay/read-outcomes.ts';
import { canRecall } from './replay/recall-rules.ts';
import { replayRange } from './replay/replay-range.ts';
import { daysOfTrend, type RuleReplayPorts, replayRules } from './replay/replay-rules.ts';

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
  const { published, horizonDays } = question;
  const tested = rulesAsked(question);
  const { range, first, observedUntil } = await replayRange(question, ports);
  // The rule learns nothing from what came of them: it is judged by all that is known of that today.
  const outcomes = await readOutcomes(ports);
  const cancelledDays = (accountId: string) => outcomes.get(accountId)?.cancelledDays ?? [];
  const hindsight = { cancelledDays, observedUntil, horizonDays };
  const gathered = await gatherFirings({ tested, published, range, first, hindsight }, ports);
  const judge = (rule: Rule | undefined, book: number) =>
    rule &&
    ruleBacktest(rule, gathered.firings[book] ?? [], gathered.firings[2] ?? [], {
      ...{ gathered, range, hindsight },
      budget: published.settings.alertBudget?.firingsPerCsmPerWeek,
    });
  const [live, draft] = [judge(tested.live, 0), judge(tested.draft, 1)];
  return {
    ...{ ...range, horizonDays, observedUntil, customers: gathered.customers.accountIds.size },
    ...(live && { live }),
    ...(draft && { draft }),
    ...(live && draft && apart(live, draft)),
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

type Gathering = { tested: Tested; published: Workflows; range: DayRange; first: Day; hindsight: Hindsight };

/** Replays the rules in three books: the published one, the draft, and all others. */
async function gatherFirings(
  { tested, published, range, first, hindsight }: Gathering,
  ports: BacktestPorts,
): Promise<Gathered> {
  const { live, draft } = tested;
  const id = (live ?? draft)?.id;
  const others = published.rules.filter((rule) => rule.id !== id && rule.mode !== 'off');
  const asked = [live, draft].map((rule) => (rule ? [awake(rule)] : []));
  const alone = canRecall(asked.flat(), published.scorecards);
  // A firing foresees what comes within the horizon, and the others may ask how accounts stood before; what came earlier is only remembered.
  const lead = Math.max(hindsight.horizonDays, daysOfTrend(others, published.scorecards));
  const from = alone ? ([first, addDays(range.from, -lead)].sort()[1] as Day) : first;
  const books = [
    ...asked.map((rules) => ({ rules, remembersFrom: first })),
    // Only whom they flag in the range is asked of the others: their memory begins with it.
    { rules: others, from: range.from },
  ];
  const { gathered, add } = gatherDays(range, hindsight);
  for await (const day of replayRules({ days: daysFrom(from, range.to), published, books }, ports)) add(day);
  return gathered;
}

/** A rule that is switched off is tried out all the same. */
const awake = (rule: Rule): Rule => (rule.mode === 'off' ? { ...rule, mode: 'shadow' } : rule);

function apart(live: RuleBacktest, draft: RuleBacktest): Pick<Backtest, 'onlyLive' | 'onlyDraft'> {
  const [ours, theirs] = [live, draft].map(({ flagged }) => new Set(flagged.map(({ accountId }) => accountId)));
  const [one, other] = [ours ?? new Set<string>(), theirs ?? new Set<string>()];
  return { onlyLive: [...one.difference(other)].sort(), onlyDraft: [...other.difference(one)].sort() };
}

function notesOn({ live, draft }: Tested): string[] {
  const asksRisk = [live, draft].some((rule) => rule && conditionsOf(rule).some(({ reads }) => reads.includes('risk')));
  if (!asksRisk) return [];
  return ['risk.probability is unknown here: today’s model has learned from what came later. See `holdfast evaluate`.'];
}
