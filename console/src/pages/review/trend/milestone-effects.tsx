import { Text } from '@mantine/core';
import type { StayingStudy } from '../../../../../lib/domain/review/staying.ts';
import { pointsText } from './points-text.ts';
import classes from './trend.module.css';

type Effect = StayingStudy['milestones'][number];

/** For each milestone by how much more of those with it stayed: the point is the measure, the bar where it likely lies. */
export function MilestoneEffects({ milestones }: { milestones: readonly Effect[] }) {
  const reach = Math.max(0.1, ...milestones.flatMap(({ low = 0, high = 0 }) => [Math.abs(low), Math.abs(high)]));
  const at = (difference: number) => `${50 + (50 * difference) / reach}%`;
  return (
    <>
      <Text size="xs" c="dimmed" mb={8}>
        Right of the dashed line: more of those with it stayed. A bar across the line says nothing for sure.
      </Text>
      <ul className={classes.forest}>
        {milestones.map(({ milestone, label, difference, low, high, words }) => (
          <li key={milestone} className={classes.effect} title={words}>
            <Text size="sm">{label}</Text>
            <div className={classes.track} aria-hidden>
              {low !== undefined && high !== undefined && (
                <span className={classes.range} style={{ left: at(low), width: `${(50 * (high - low)) / reach}%` }} />
              )}
              {difference !== undefined && <span className={classes.point} style={{ left: at(difference) }} />}
            </div>
            <Text size="sm" ta="right" c={difference === undefined ? 'dimmed' : undefined} className={classes.number}>
              {difference === undefined ? 'too few' : pointsText(difference)}
            </Text>
          </li>
        ))}
      </ul>
    </>
  );
}
