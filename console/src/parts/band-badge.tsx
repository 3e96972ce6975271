import { Badge } from '@mantine/core';

/** The bands of health, with a shape beside the colour. */
export type Band = 'green' | 'yellow' | 'red' | 'unknown';

const LOOK: Record<Band, { label: string; color: string; mark: string }> = {
  green: { label: 'Green', color: 'green', mark: '●' },
  yellow: { label: 'Yellow', color: 'yellow', mark: '▲' },
  red: { label: 'Red', color: 'red', mark: '■' },
  unknown: { label: 'Unknown', color: 'gray', mark: '○' },
};

/** A band, told by word and shape, with the score where it is given (0-100). */
export function BandBadge({ band, score }: { band: Band; score?: number }) {
  const { label, color, mark } = LOOK[band];
  return (
    <Badge
      variant="light"
      color={color}
      leftSection={<span aria-hidden>{mark}</span>}
      tt="none"
      c="var(--mantine-color-text)"
    >
      {score === undefined ? label : `${label} ${Math.round(score)}`}
    </Badge>
  );
}
