import { Anchor, Badge, Box, Button, Card, Collapse, Group, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { AccountLink } from '../../parts/account-link.tsx';
import { dayText, timeText } from '../../parts/formats.ts';
import type { Task } from './task.ts';
import classes from './tasks.module.css';
import { TASK_ROW } from './use-task-keys.ts';

type TaskRowProps = { task: Task; isOpen: boolean; onToggle: () => void; onComplete: () => void; onAssign: () => void };

/** A task: what, for whom and until when; open, why, and what can be done about it. */
export function TaskRow({ task, isOpen, onToggle, onComplete, onAssign }: TaskRowProps) {
  const { taskId, title, accountName, accountId, dueDay, overdue, assignedTo, state, outcome } = task;
  return (
    <Card withBorder padding={0}>
      <UnstyledButton className={classes.row} onClick={onToggle} aria-expanded={isOpen} {...{ [TASK_ROW]: taskId }}>
        <Text fw={600} className={classes.title}>
          {title}
        </Text>
        {state === 'done' ? (
          <Badge variant="light" color="gray" tt="none" c="var(--mantine-color-text)">
            {outcome}
          </Badge>
        ) : (
          <Text
            size="sm"
            className={classes.due}
            fw={overdue ? 600 : 400}
            c={overdue ? 'var(--mantine-color-error)' : 'dimmed'}
          >
            {overdue ? `overdue since ${dayText(dueDay)}` : `due ${dayText(dueDay)}`}
          </Text>
        )}
        <Text size="sm" c="dimmed" className={classes.about}>
          {accountName ?? accountId}
          {assignedTo.length > 0 && ` · ${assignedTo.map((one) => one.split('@')[0]).join(', ')}`}
        </Text>
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        {isOpen && <Opened task={task} onComplete={onComplete} onAssign={onAssign} />}
      </Collapse>
    </Card>
  );
}

function Opened({ task, onComplete, onAssign }: Pick<TaskRowProps, 'task' | 'onComplete' | 'onAssign'>) {
  const {
    accountId,
    accountName,
    description,
    reason,
    runId,
    playbook,
    state,
    note,
    completedBy,
    completedAt,
    assignedTo,
  } = task;
  return (
    <Box px="md" pb="md">
      {description && (
        <Text size="sm" mb="xs" className={classes.words}>
          {description}
        </Text>
      )}
      <Text size="sm" c="dimmed" className={classes.words}>
        {reason}
      </Text>
      <Text size="sm" c="dimmed" className={classes.words}>
        {assignedTo.length > 0
          ? `For ${assignedTo.join(', ')}`
          : 'The account has no owner on record: give it to somebody.'}
      </Text>
      {completedAt && (
        <Text size="sm" mt="xs" className={classes.words}>
          {note && `“${note}” `}
          <Text span size="xs" c="dimmed">
            {completedBy ?? 'somebody'}, {timeText(completedAt)}
          </Text>
        </Text>
      )}
      <Group gap="xs" mt="sm">
        {state === 'open' && (
          <>
            <Button size="xs" onClick={onComplete}>
              Complete…
            </Button>
            <Button size="xs" variant="default" onClick={onAssign}>
              Assign…
            </Button>
          </>
        )}
        <AccountLink accountId={accountId} name={`Open ${accountName ?? accountId}`} />
        {runId && (
          <Anchor size="sm" component={Link} to="/runs/$runId" params={{ runId } as never}>
            Run of {playbook}
          </Anchor>
        )}
      </Group>
    </Box>
  );
}
