import { type ObstacleFacts, obstacleRules } from './obstacle-rules.ts';
import type { Obstacle, ReviewMilestone } from './pre-read.ts';

/** Overdue milestones weigh more the longer they are; none weighs as much as what keeps people out altogether. */
const MILESTONE_WEIGHT = 30;
const MOST_OF_LATENESS = 25;

/** The account's obstacles, heaviest first: what the rules see, then each required milestone that is not reached. */
export function obstaclesOf(facts: ObstacleFacts): Obstacle[] {
  const isThere = facts.judged.implementedDay !== undefined;
  const seen = obstacleRules.flatMap(({ finds, alsoLater, ...rule }): Obstacle[] => {
    if (isThere && !alsoLater) return [];
    const found = finds(facts);
    return found ? [{ ...rule, ...found, weight: found.weight ?? rule.weight }] : [];
  });
  const open = isThere ? [] : facts.checked.filter(({ required, state }) => required && state !== 'reached');
  return [...seen, ...open.map(missing)].sort((a, b) => b.weight - a.weight || (a.obstacle < b.obstacle ? -1 : 1));
}

function missing({ milestone, label, state, dueDay, overdueDays = 0, metrics }: ReviewMilestone): Obstacle {
  const stands = metrics
    .flatMap(({ label: name, value }) => (value === undefined ? [] : [`${name.toLowerCase()}: ${rounded(value)}`]))
    .join(', ');
  const now = stands ? ` (${stands})` : '';
  const when = {
    overdue: `overdue for ${overdueDays} days`,
    unknown: 'nobody can tell, because what it needs is not delivered',
    open: dueDay ? `due on ${dueDay}` : 'not reached yet',
    reached: '',
  }[state];
  return {
    obstacle: `milestone-${milestone}`,
    words: `“${label}” is ${state === 'unknown' ? 'open: ' : ''}${when}${now}`,
    weight: state === 'overdue' ? MILESTONE_WEIGHT + Math.min(MOST_OF_LATENESS, overdueDays / 2) : 10,
    role: 'product',
    evidence: metrics.flatMap(({ metric: of, value, sources: [source], newestDay: day }) =>
      source === undefined
        ? []
        : [{ source, record: 'metric', of, day, says: value === undefined ? undefined : String(rounded(value)) }],
    ),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
