import { Badge } from '@mantine/core';

const looks = {
  running: { label: 'Running', color: 'blue', mark: '▶' },
  completed: { label: 'Completed', color: 'green', mark: '✓' },
  exited: { label: 'Left early', color: 'gray', mark: '↗' },
  failed: { label: 'Failed', color: 'red', mark: '✕' },
};

/** Where a run stands, by word and shape. */
export function RunState({ state }: { state: keyof typeof looks }) {
  const { label, color, mark } = looks[state];
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
