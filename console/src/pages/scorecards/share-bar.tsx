import { shareText } from '../../parts/formats.ts';
import type { Scorecard } from './scorecard.ts';
import classes from './scorecards.module.css';

/** How much of the score each group stands for, as one bar; without groups, each measure. */
export function ShareBar({ scorecard }: { scorecard: Scorecard }) {
  const parts = partsOf(scorecard);
  const words = parts.map(({ label, share }) => `${label} ${shareText(share)}`).join(', ');
  return (
    <div className={classes.bar} role="img" aria-label={`What the score is made of: ${words}`}>
      {parts.map(({ id, label, share }) => (
        <div key={id} className={classes.part} style={{ flexGrow: share }} title={`${label}: ${shareText(share)}`}>
          <span className={classes.partLabel}>{label}</span>
          <span>{shareText(share)}</span>
        </div>
      ))}
    </div>
  );
}

function partsOf({ groups, measures }: Scorecard): { id: string; label: string; share: number }[] {
  const sum = (list: Scorecard['measures']) => list.reduce((total, { share }) => total + share, 0);
  const loose = measures.filter(({ group }) => group === undefined);
  return [
    ...groups.map(({ id, label }) => ({ id, label, share: sum(measures.filter(({ group }) => group === id)) })),
    ...loose.map(({ id, label, share }) => ({ id, label, share })),
  ];
}
