import { compareTexts } from '../../domain/compare-texts.ts';
import { addDays, type Day, daysBetween, daysFrom } from '../../domain/day.ts';
import type { RuleState } from '../../domain/health/health.ts';
import type { SourceFreshness } from '../../domain/metrics/source-freshness.ts';
import type { Dossier } from '../../domain/records/dossier.ts';
import { measureAsKnown } from '../../domain/replay/measure-as-known.ts';
import type { Catch } from '../../domain/retention/cancellation-case.ts';
import { evaluateRules } from '../../domain/rules/evaluate-rules.ts';
import type { Firing } from '../../domain/rules/firing.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import { needsOf } from '../../domain/rules/rule-needs.ts';
import type { Workflows } from '../../domain/workflows/workflows.ts';

/** For how long before a customer left a firing counts as having told, in days. */
const lookedBack = 180;

/** A customer that left, and what is known of it. */
export type Departure = { dossier: Dossier; lastDay: Day; firings: readonly Firing[]; freshness: SourceFreshness };

type Published = Pick<Workflows, 'catalogue' | 'milestones' | 'rules' | 'scorecards'>;

/** Which rules told, the earliest first: by the firings on record; of rules without one, by judging the half year before anew. */
export function catchDeparture(departure: Departure, published: Published): Catch[] {
  const first = new Map<string, Catch>();
  const since = addDays(departure.lastDay, 1 - lookedBack);
  const note = (basis: Catch['basis']) => (firing: Firing) => {
    const rule = published.rules.find(({ id }) => id === firing.ruleId);
    const known = first.get(firing.ruleId);
    if (!rule || rule.accounts === 'cancelled' || firing.day < since || firing.day > departure.lastDay) return;
    if (known && (known.basis !== basis || known.day <= firing.day)) return;
    const { day, ruleId } = firing;
    const daysBefore = daysBetween(day, departure.lastDay);
    first.set(ruleId, { ruleId, label: rule.label ?? rule.id, mode: rule.mode, day, daysBefore, basis });
  };
  departure.firings.forEach(note('recorded'));
  replayed(departure, since, published).forEach(note('replayed'));
  return [...first.values()].toSorted((a, b) => compareTexts(a.day, b.day) || compareTexts(a.ruleId, b.ruleId));
}

/** What the rules would have fired that judge an account by itself alone: they need nobody else's records. */
function replayed({ dossier, lastDay, freshness }: Departure, since: Day, published: Published): Firing[] {
  const { catalogue, milestones, scorecards } = published;
  const rules = published.rules.filter((rule) => isCheap(rule, scorecards));
  if (rules.length === 0) return [];
  const { metrics, milestones: asked } = needsOf(rules, scorecards);
  const definitions = { catalogue, milestones: asked ? milestones : [] };
  const wanted = { days: daysFrom(since, lastDay), freshness, only: metrics };
  const firings: Firing[] = [];
  let memory: Record<string, RuleState> = {};
  for (const day of measureAsKnown(dossier, definitions, wanted)) {
    const judged = evaluateRules({ day }, { rules, metrics: catalogue.metrics }, memory);
    memory = judged.states;
    firings.push(...judged.firings);
  }
  return firings;
}

function isCheap(rule: Rule, scorecards: Workflows['scorecards']): boolean {
  const { peerMetrics, health, risk } = needsOf([rule], scorecards);
  return rule.mode !== 'off' && rule.accounts !== 'cancelled' && peerMetrics.length === 0 && !health && !risk;
}
