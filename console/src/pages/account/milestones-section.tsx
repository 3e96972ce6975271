import { Group, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { dayText, numberText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

type Milestone = AccountData['account']['milestones'][number];

/** What being implemented takes, and how far they are. */
export function MilestonesSection({ account }: { account: AccountData['account'] }) {
  const { milestones, implementedDay } = account;
  const required = milestones.filter((one) => one.required);
  const reached = required.filter(({ reachedDay }) => reachedDay);
  const note = implementedDay
    ? `Implemented on ${dayText(implementedDay)}.`
    : `${reached.length} of ${required.length} that being implemented takes.`;
  return (
    <Section title="Milestones" note={note}>
      <ul className={classes.list}>
        {milestones.map((milestone) => (
          <MilestoneLine key={milestone.milestone} milestone={milestone} />
        ))}
      </ul>
    </Section>
  );
}

function MilestoneLine({ milestone }: { milestone: Milestone }) {
  const { label, required, when } = milestone;
  const { icon: Icon, color, words } = standingOf(milestone);
  return (
    <li className={classes.entry}>
      <ThemeIcon variant="light" color={color} size={26} radius="xl" aria-hidden>
        <Icon size={16} />
      </ThemeIcon>
      <div>
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600}>
            {label}
          </Text>
          <Text size="sm" c="dimmed">
            {words}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {when}
          {!required && ' · not required'}
        </Text>
      </div>
    </li>
  );
}

function standingOf({ reachedDay, dueDay, overdueDays }: Milestone) {
  if (reachedDay) return { icon: IconCheck, color: 'green', words: `reached ${dayText(reachedDay)}` };
  if (overdueDays) return { icon: IconAlertTriangle, color: 'red', words: `${numberText(overdueDays)} days overdue` };
  return { icon: IconCircleDashed, color: 'gray', words: dueDay ? `due ${dayText(dueDay)}` : 'not yet' };
}
