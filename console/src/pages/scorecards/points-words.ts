import type { OutlinedPoints } from '../../../../lib/domain/workflows/outline-scorecard.ts';

/** How a value becomes points, in a sentence. */
export function pointsInWords(points: OutlinedPoints): string {
  switch (points.way) {
    case 'bands':
      return points.rows
        .map(({ below, points: given }) => (below === undefined ? `else ${given}` : `below ${below}: ${given}`))
        .join(', ');
    case 'peer':
      return `the percentile among peers; ${points.from} gives 0, ${points.to} and above 100`;
    case 'trend':
      return points.full === 1
        ? 'now against the window before: 100 where it is level or more'
        : `now against the window before: 100 at ${points.full} times, ${Math.round(100 / points.full)} where it is level`;
    case 'growth':
      return `now against the mean of the ${points.windows} windows before`;
    case 'ratio':
      return `100 at ${points.target} and above`;
    case 'indicator':
      return points.cases
        .map(({ when, because, points: given }) => `${because ?? when ?? 'else'}: ${given}`)
        .join('; ');
    case 'deductions':
      return `100, less ${points.deductions.map((one) => ('when' in one ? `${one.points} where ${one.because ?? one.when}` : `${one.each} for each of ${one.metric}, at most ${one.atMost}`)).join('; ')}`;
  }
}
