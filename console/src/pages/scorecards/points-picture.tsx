import type { OutlinedPoints } from '../../../../lib/domain/workflows/outline-scorecard.ts';
import classes from './scorecards.module.css';

const WIDTH = 160;
const HEIGHT = 40;

/** The shape of the way from value to points: steps, or a rising line. What has no shape (cases by conditions) is told as blocks. */
export function PointsPicture({ points }: { points: OutlinedPoints }) {
  const shape = shapeOf(points);
  return (
    <svg className={classes.points} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`${shape} L ${WIDTH} ${HEIGHT} L 0 ${HEIGHT} Z`} className={classes.area} />
      <path d={shape} className={classes.line} />
    </svg>
  );
}

const y = (points: number) => 2 + (HEIGHT - 4) * (1 - points / 100);

function shapeOf(points: OutlinedPoints): string {
  switch (points.way) {
    case 'bands':
      return steps(points.rows.map((row) => row.points));
    case 'indicator':
      return steps(points.cases.map((one) => one.points));
    case 'deductions':
      return steps([100, ...taken(points.deductions)]);
    case 'peer':
      return line([
        [0, 0],
        [points.from, 0],
        [points.to, 100],
        [100, 100],
      ]);
    default:
      return line([
        [0, 0],
        [70, 100],
        [100, 100],
      ]);
  }
}

/** What is left after each deduction, one after the other. */
function taken(deductions: Extract<OutlinedPoints, { way: 'deductions' }>['deductions']): number[] {
  let left = 100;
  return deductions.map((one) => {
    left = Math.max(0, left - ('points' in one ? one.points : one.atMost));
    return left;
  });
}

function steps(levels: number[]): string {
  const width = WIDTH / levels.length;
  return levels
    .map((points, n) => `${n === 0 ? 'M' : 'L'} ${n * width} ${y(points)} L ${(n + 1) * width} ${y(points)}`)
    .join(' ');
}

/** Through points of the value (0–100) and what they give. */
const line = (points: [number, number][]): string =>
  points.map(([value, given], n) => `${n === 0 ? 'M' : 'L'} ${(WIDTH * value) / 100} ${y(given)}`).join(' ');
