import classes from './band-badge.module.css';

/** The bands of health, with a shape beside the colour. */
export type Band = 'green' | 'yellow' | 'red' | 'unknown';

const LOOK: Record<Band, { label: string; mark: string }> = {
  green: { label: 'Green', mark: '●' },
  yellow: { label: 'Yellow', mark: '▲' },
  red: { label: 'Red', mark: '■' },
  unknown: { label: 'Unknown', mark: '○' },
};

/** A band, told by word and shape, with the score where it is given (0-100). Plain elements: long lists are full of them. */
export function BandBadge({ band, score }: { band: Band; score?: number }) {
  const { label, mark } = LOOK[band];
  return (
    <span className={classes.badge} data-band={band}>
      <span aria-hidden>{mark}</span>
      {score === undefined ? label : `${label} ${Math.round(score)}`}
    </span>
  );
}
