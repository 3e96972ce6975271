import { Badge } from '@mantine/core';
import type { Message } from './message.ts';

const looks: Record<Message['state'], { label: string; color: string; mark: string }> = {
  sent: { label: 'Sent', color: 'green', mark: '✓' },
  held: { label: 'Held', color: 'yellow', mark: '‖' },
  claimed: { label: 'Being sent', color: 'blue', mark: '→' },
  dropped: { label: 'Dropped', color: 'gray', mark: '○' },
  failed: { label: 'Failed', color: 'red', mark: '✕' },
  unknown: { label: 'Not known', color: 'orange', mark: '?' },
};

/** Where a message stands, by word and shape. */
export function MessageState({ message }: { message: Pick<Message, 'state'> }) {
  const { label, color, mark } = looks[message.state];
  return (
    <Badge
      variant="light"
      color={color}
      leftSection={<span aria-hidden>{mark}</span>}
      tt="none"
      c="var(--mantine-color-text)"
      style={{ flexShrink: 0 }}
    >
      {label}
    </Badge>
  );
}
