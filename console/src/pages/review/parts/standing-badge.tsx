import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconDoorExit } from '@tabler/icons-react';
import type { ReviewStanding } from '../../../../../lib/domain/review/pre-read.ts';
import { standingWords } from '../words.ts';

const looks: Record<ReviewStanding, { color: string; icon: typeof IconClock }> = {
  implemented: { color: 'green', icon: IconCircleCheck },
  'on-pace': { color: 'brand', icon: IconClock },
  behind: { color: 'orange', icon: IconAlertTriangle },
  left: { color: 'gray', icon: IconDoorExit },
};

/** Where an account stands in its implementation: a word with its shape. */
export function StandingBadge({ standing, size = 'md' }: { standing: ReviewStanding; size?: 'sm' | 'md' }) {
  const { color, icon: Icon } = looks[standing];
  return (
    <Badge
      color={color}
      variant="light"
      size={size}
      tt="none"
      fw={600}
      c="var(--mantine-color-text)"
      leftSection={<Icon size={13} aria-hidden />}
    >
      {standingWords[standing]}
    </Badge>
  );
}
