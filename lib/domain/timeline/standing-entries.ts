import { bandChange } from '../health/band-change.ts';
import type { Band, Health } from '../health/health.ts';
import type { AccountDay } from '../metrics/account-day.ts';
import type { Metric } from '../metrics/catalogue.ts';
import type { Milestone } from '../milestones/milestone.ts';
import { type Span, type TimelineEntry, type Tone, within } from './timeline-entry.ts';

const RANK: Record<Band, number> = { red: 0, unknown: 1, yellow: 1, green: 2 };

/** What the entries call things by; what is no longer defined goes by its id, or unnamed. */
type Definitions = { milestones: readonly Milestone[]; metrics: ReadonlyMap<string, Metric> };

/** How an account's standing changed over judged days (oldest first; the first may lie before the span): bands, and milestones it reached. */
export function standingEntries(
  days: readonly (AccountDay & { health: Health })[],
  span: Span,
  { milestones, metrics }: Definitions,
): TimelineEntry[] {
  return [...bandEntries(days, span, metrics), ...milestoneEntries(days.at(-1), span, milestones)];
}

function bandEntries(
  days: readonly (AccountDay & { health: Health })[],
  span: Span,
  metrics: Definitions['metrics'],
): TimelineEntry[] {
  return days.flatMap(({ day, health }, index) => {
    const before = days[index - 1]?.health;
    const change = before && bandChange(before, health, metrics);
    if (!change || !within(span, day)) return [];
    const what = health.band === 'unknown' ? 'Too little known to judge' : `Health: ${change.from} → ${health.band}`;
    return {
      id: `band-${day}`,
      kind: 'band',
      at: day,
      what,
      why: change.because,
      tone: toneOf(change.from, health.band),
    };
  });
}

function toneOf(from: Band, to: Band): Tone {
  if (from === 'unknown' || to === 'unknown') return 'neutral';
  return RANK[to] > RANK[from] ? 'good' : 'bad';
}

function milestoneEntries(last: AccountDay | undefined, span: Span, milestones: readonly Milestone[]): TimelineEntry[] {
  if (!last) return [];
  const reached = milestones.flatMap(({ id, label, required }): TimelineEntry[] => {
    const at = last.milestones[id];
    if (!within(span, at)) return [];
    const why = required ? 'Part of being implemented' : undefined;
    return [{ id: `milestone-${id}`, kind: 'milestone', at, what: `Milestone reached: ${label}`, why, tone: 'good' }];
  });
  if (!within(span, last.implementedDay)) return reached;
  const implemented = { id: 'implemented', kind: 'milestone', what: 'Implemented', tone: 'good' } as const;
  return [...reached, { ...implemented, at: last.implementedDay }];
}
