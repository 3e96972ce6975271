import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { dayText, timeText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

/** What is being done: open tasks and playbooks under way; and what fired lately. */
export function WorkSection({ data: { account, tasks } }: { data: AccountData }) {
  const running = account.runs.filter(({ state }) => state === 'running');
  const firings = account.firings.slice(0, 3);
  const isIdle = tasks.length + running.length === 0;
  return (
    <Section title="What we do" note={isIdle ? 'Nothing is under way for them.' : undefined}>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.taskId} className={classes.part}>
            <Anchor component={Link} to="/tasks" search={{ task: task.taskId } as never} size="sm">
              {task.title}
            </Anchor>
            <Badge variant="light" tt="none" c="var(--mantine-color-text)">
              task
            </Badge>
            <Text size="xs" c="dimmed">
              due {dayText(task.dueDay)}
              {task.assignedTo.length > 0 && `, ${task.assignedTo.join(', ')}`}
            </Text>
          </li>
        ))}
        {running.map((run) => (
          <li key={run.runId} className={classes.part}>
            <Anchor component={Link} to="/runs/$runId" params={{ runId: run.runId } as never} size="sm">
              {run.title}
            </Anchor>
            <Badge variant="light" tt="none" c="var(--mantine-color-text)">
              playbook
            </Badge>
            <Text size="xs" c="dimmed">
              since {timeText(run.startedAt)}
              {run.startedBy && `, by ${run.startedBy}`}
            </Text>
          </li>
        ))}
      </ul>
      {firings.length > 0 && (
        <>
          <Text size="xs" c="dimmed" mt="sm">
            Rules that fired last
          </Text>
          <ul className={classes.list}>
            {firings.map(({ firingId, ruleId, day, reason, outcome }) => (
              <li key={firingId} className={classes.part}>
                <Group gap={6}>
                  <Anchor component={Link} to="/rules/$ruleId" params={{ ruleId } as never} size="sm">
                    {ruleId}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {dayText(day)} · {outcome}
                  </Text>
                </Group>
                <span />
                <Text size="sm" c="dimmed" style={{ gridColumn: '1 / -1' }}>
                  {reason}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
