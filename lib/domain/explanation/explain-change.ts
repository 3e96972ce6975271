import { apportioned } from '../apportion.ts';
import { attributePoints, type Move } from '../health/attribute-points.ts';
import type { Health, Standing } from '../health/health.ts';
import type { AppliedOverride } from '../health/override.ts';
import type { Scorecard } from '../health/scorecard.ts';
import { measureMetrics } from '../health/scorecard-inputs.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import type { Dossier } from '../records/dossier.ts';
import { type Moved, moveInWords } from './change-words.ts';
import type { ChangeLine, HealthChange } from './health-change.ts';
import { healthStages, type JudgedBy, type Stage, type Stages } from './health-stages.ts';
import { recordChanges } from './record-changes.ts';
import { knownRecordsOf } from './records-behind.ts';

/** A judged day with what it was judged by; the dossier as it was known on that day. */
export type JudgedWith = JudgedBy & { catalogue: Catalogue; dossier?: Dossier };

/** A line before its amount is rounded; without an amount where there is no score to move. */
type Draft = Omit<ChangeLine, 'amount'> & { exact: number };

/**
 * What changed from one judged day to a later one, and why: each measure by its own value (with the records that came, went
 * or were corrected), by its peers or by the scorecard; another scorecard; overrides. Amounts add up to the difference.
 */
export function explainChange(before: JudgedWith, after: JudgedWith): HealthChange {
  const stages = healthStages(before, after);
  const drafts = [
    ...stages.stages.flatMap((stage) => draftsOf(stage, stages, before, after)),
    ...overridden(before, after),
  ];
  const [from, to] = [standingOf(before.health), standingOf(after.health)];
  const head = { since: before.day.day, day: after.day.day, before: from, after: to };
  const measured = computedOf(before.health).score !== undefined && computedOf(after.health).score !== undefined;
  if (from.score === undefined || to.score === undefined || !measured) {
    return { ...head, lines: drafts.map(({ exact: _, ...line }) => line) };
  }
  const difference = Math.round(10 * (to.score - from.score)) / 10;
  return { ...head, difference, lines: withAmounts(drafts, difference) };
}

/** Largest first; what rounds to nothing is left out, unless it is no measure's. */
function withAmounts(drafts: readonly Draft[], difference: number): ChangeLine[] {
  const moving = drafts.filter(({ exact }) => Math.abs(exact) > 1e-9);
  if (moving.length === 0 && difference !== 0) {
    const rounding: ChangeLine = { cause: 'rounding', amount: difference, words: 'Rounded otherwise', records: [] };
    return [rounding, ...drafts.map(({ exact: _, ...line }) => line)];
  }
  const amounts = apportioned(
    moving.map(({ exact }) => exact),
    difference,
  );
  const amountOf = new Map(moving.map((draft, index) => [draft, amounts[index] as number]));
  return drafts
    .map((draft): ChangeLine => {
      const { exact: _, ...line } = draft;
      return { ...line, amount: amountOf.get(draft) ?? 0 };
    })
    .filter(({ amount, measure }) => amount !== 0 || measure === undefined)
    .sort((a, b) => Math.abs(b.amount ?? 0) - Math.abs(a.amount ?? 0));
}

function draftsOf({ cause, from, to }: Stage, stages: Stages, before: JudgedWith, after: JudgedWith): Draft[] {
  const moves = attributePoints(from, to);
  const { before: old, after: young } = stages;
  if (cause === 'another-scorecard') {
    const words = `Scored by "${young?.label}" now, by "${old?.label}" before`;
    return [{ cause, words, exact: sumOf(moves), records: [] }];
  }
  const redefined = cause === 'scorecard' ? after.scorecards.find(({ id }) => id === old?.id) : young;
  const drafts = moves
    .filter(({ how, measure }) => how !== 'weight' || weighsOtherwise(measure, from, to))
    .map((move): Draft => draftOf(move, { cause, from, to, before, after, old, young: redefined }));
  if (cause !== 'scorecard') return drafts;
  const rest = sumOf(moves) - drafts.reduce((sum, { exact }) => sum + exact, 0);
  const words = `The scorecard "${old?.label}" was changed (${old?.version} → ${redefined?.version}); what it leaves alone weighs accordingly`;
  return [...drafts, { cause, words, exact: rest, records: [] }];
}

function weighsOtherwise(measure: string, from: Stage['from'], to: Stage['to']): boolean {
  const weightIn = (points: Stage['from']) => points.find((one) => one.measure === measure)?.weight;
  return weightIn(from) !== weightIn(to);
}

function draftOf(move: Move, moved: Omit<Moved, 'move'>): Draft {
  const { cause, words } = moveInWords({ ...moved, move });
  const { measure } = move;
  const label = labelOf(measure, moved.young, moved.old);
  const own = moved.cause === 'own' && move.amount !== 0;
  const records = own ? recordsOf(measure, moved.before as JudgedWith, moved.after as JudgedWith, moved.young) : [];
  return { cause, measure, label, words, exact: move.amount, records };
}

function labelOf(measure: string, ...scorecards: (Scorecard | undefined)[]): string {
  const all = scorecards.flatMap((scorecard) => scorecard?.measures ?? []);
  return all.find(({ id }) => id === measure)?.label ?? measure;
}

function recordsOf(measureId: string, before: JudgedWith, after: JudgedWith, scorecard: Scorecard | undefined) {
  const measure = scorecard?.measures.find(({ id }) => id === measureId);
  if (!measure || !before.dossier || !after.dossier) return [];
  const metrics = measureMetrics(measure);
  const { catalogue } = after;
  const known = ({ dossier, day }: JudgedWith) =>
    knownRecordsOf(metrics, { dossier: dossier as Dossier, catalogue, day: day.day });
  return recordChanges(known(before), known(after), before.day.day);
}

/** What people set: overrides that began or ended, and by how much more or less they move the score. */
function overridden(before: JudgedWith, after: JudgedWith): Draft[] {
  const [old, young] = [before.health.overrides ?? [], after.health.overrides ?? []];
  const effect = (health: Health) => (health.score ?? 0) - (computedOf(health).score ?? 0);
  const exact = effect(after.health) - effect(before.health);
  const isIn = (all: readonly AppliedOverride[], one: AppliedOverride) =>
    all.some(({ overrideId }) => overrideId === one.overrideId);
  const words = [
    ...young
      .filter((one) => !isIn(old, one))
      .map(({ because, by, until }) => `${by} set it until ${until}: ${because}`),
    ...old.filter((one) => !isIn(young, one)).map(({ by }) => `What ${by} had set ended`),
  ];
  if (words.length === 0 && Math.abs(exact) <= 1e-9) return [];
  return [{ cause: 'override', words: words.join('; ') || 'What a person set stays as it is', exact, records: [] }];
}

const sumOf = (moves: readonly Move[]) => moves.reduce((sum, { amount }) => sum + amount, 0);
const computedOf = (health: Health): Standing => health.computed ?? health;

function standingOf({ score, band, coverage }: Health): Standing {
  return score === undefined ? { band, coverage } : { score, band, coverage };
}
