import { Badge } from '@mantine/core';
import { IconCheck, IconEye, IconHourglass, IconX } from '@tabler/icons-react';
import type { Verdict } from '../../../../../lib/domain/review/pre-read.ts';
import { verdictWords } from '../words.ts';

const looks: Record<Verdict, { color: string; icon: typeof IconX }> = {
  worked: { color: 'green', icon: IconCheck },
  'not-worked': { color: 'red', icon: IconX },
  'too-early': { color: 'gray', icon: IconHourglass },
  'needs-another-look': { color: 'orange', icon: IconEye },
};

/** Whether a decision worked: a word with its shape. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { color, icon: Icon } = looks[verdict];
  return (
    <Badge
      color={color}
      variant="light"
      tt="none"
      fw={600}
      leftSection={<Icon size={13} aria-hidden />}
      c="var(--mantine-color-text)"
    >
      {verdictWords[verdict]}
    </Badge>
  );
}
