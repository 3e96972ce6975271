import { Badge, Text } from '@mantine/core';
import { IconAlertCircle, IconCircle, IconCircleCheckFilled, IconHelpCircle } from '@tabler/icons-react';
import type { ReviewMilestone } from '../../../../../lib/domain/review/pre-read.ts';
import { dayText, numberText } from '../../../parts/formats.ts';
import { countOf } from '../words.ts';
import classes from './review-parts.module.css';

const marks: Record<ReviewMilestone['state'], { icon: typeof IconCircle; word: string; tone: string }> = {
  reached: { icon: IconCircleCheckFilled, word: 'Reached', tone: 'good' },
  open: { icon: IconCircle, word: 'Not yet', tone: 'neutral' },
  overdue: { icon: IconAlertCircle, word: 'Overdue', tone: 'watch' },
  unknown: { icon: IconHelpCircle, word: 'Not known', tone: 'unknown' },
};

/** The milestones as a machine checked them: reached or not, when, and on what evidence. */
export function MilestoneList({ milestones }: { milestones: readonly ReviewMilestone[] }) {
  return (
    <ul className={classes.milestones}>
      {milestones.map((milestone) => {
        const { icon: Icon, word, tone } = marks[milestone.state];
        return (
          <li key={milestone.milestone} className={classes.milestone}>
            <span className={classes.tone} data-tone={tone} role="img" aria-label={word}>
              <Icon size={18} aria-hidden />
            </span>
            <div>
              {milestone.label}{' '}
              {!milestone.required && (
                <Badge size="xs" variant="default" tt="none" fw={500}>
                  extra
                </Badge>
              )}
              <Text size="xs" c="dimmed">
                {[whenText(milestone), evidenceText(milestone)].filter(Boolean).join(' · ')}
              </Text>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** When it was reached, or when it should have been. */
export function whenText({ state, reachedDay, afterDays, dueDay, overdueDays }: ReviewMilestone): string {
  if (reachedDay) {
    const after = afterDays === undefined ? '' : `, day ${numberText(afterDays)}`;
    return `Reached ${dayText(reachedDay)}${after}`;
  }
  if (overdueDays !== undefined) return `${countOf(overdueDays, 'day')} overdue`;
  if (state === 'unknown') return 'No source says';
  return dueDay ? `Due ${dayText(dueDay)}` : 'Not yet';
}

/** What the condition asked for, and who says so. */
export function evidenceText({ metrics }: ReviewMilestone): string {
  return metrics
    .map(({ label, unit, value, sources }) => {
      const said = value === undefined ? 'not known' : `${numberText(value)}${unit === '%' ? ' %' : ''}`;
      return `${label}: ${said}${sources.length > 0 ? ` (${sources.join(', ')})` : ''}`;
    })
    .join('; ');
}
