import { Badge } from '@mantine/core';

/** How a state is told: by a word, a colour, and a shape beside the colour. */
export type Look = { label: string; color: string; mark: string };

/** A state, by word and shape. */
export function MarkBadge({ look: { label, color, mark } }: { look: Look }) {
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
