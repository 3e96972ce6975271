import { type Look, MarkBadge } from '../../parts/mark-badge.tsx';
import type { Message } from './message.ts';

const looks: Record<Message['state'], Look> = {
  sent: { label: 'Sent', color: 'green', mark: '✓' },
  held: { label: 'Held', color: 'yellow', mark: '‖' },
  claimed: { label: 'Being sent', color: 'blue', mark: '→' },
  dropped: { label: 'Dropped', color: 'gray', mark: '○' },
  failed: { label: 'Failed', color: 'red', mark: '✕' },
  unknown: { label: 'Not known', color: 'orange', mark: '?' },
};

/** Where a message stands, by word and shape. */
export function MessageState({ message }: { message: Pick<Message, 'state'> }) {
  return <MarkBadge look={looks[message.state]} />;
}
