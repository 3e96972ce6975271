import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClockPause, IconPlugX } from '@tabler/icons-react';
import type { Source } from './source.ts';

const states: Record<Source['state'], { label: string; color: string; icon: typeof IconCircleCheck }> = {
  fresh: { label: 'Fresh', color: 'teal', icon: IconCircleCheck },
  stale: { label: 'Silent', color: 'orange', icon: IconClockPause },
  failed: { label: 'Failed', color: 'red', icon: IconAlertTriangle },
  'never-delivered': { label: 'Never delivered', color: 'gray', icon: IconPlugX },
};

/** How a source stands: in a word, a shape and a colour. */
export function StateBadge({ state }: { state: Source['state'] }) {
  const { label, color, icon: Icon } = states[state];
  return (
    <Badge
      variant="default"
      tt="none"
      leftSection={<Icon size={14} aria-hidden color={`var(--mantine-color-${color}-filled)`} />}
    >
      {label}
    </Badge>
  );
}
