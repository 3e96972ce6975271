import { Card, Group, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { timeText } from '../../parts/formats.ts';
import { readableDates } from '../../parts/readable-dates.ts';
import type { Message } from './message.ts';
import { MessageState } from './message-state.tsx';
import classes from './outbox.module.css';

/** A message in the list, leading to itself. */
export function MessageRow({ message }: { message: Message }) {
  const { deliveryId, accountId, accountName, createdAt, settledAt, reason, to } = message;
  return (
    <Card withBorder padding={0} component="li" style={{ listStyle: 'none' }}>
      <UnstyledButton
        component={Link}
        to="/outbox/$deliveryId"
        params={{ deliveryId } as never}
        className={classes.row}
      >
        <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
          <Text fw={600} className={classes.words}>
            {titleOf(message)}
          </Text>
          <MessageState message={message} />
        </Group>
        <Text size="sm" c="dimmed" className={classes.words}>
          {[accountName ?? accountId, to.join(', '), timeText(settledAt ?? createdAt)].filter(Boolean).join(' · ')}
        </Text>
        {reason && (
          <Text size="sm" className={classes.words}>
            {readableDates(reason)}
          </Text>
        )}
      </UnstyledButton>
    </Card>
  );
}

/** What a message is called: its subject, or what it will be made of. */
export function titleOf({ subject, template, channel, to, about }: Message): string {
  if (channel === 'webhook') return `Webhook to ${to.join(', ')}`;
  return subject ?? (template ? `Mail from the template “${template}”` : (about ?? 'Mail'));
}
