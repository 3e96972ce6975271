import { Text } from '@mantine/core';
import { useState } from 'react';
import { monthText, shareText } from '../../../parts/formats.ts';
import { countOf } from '../words.ts';
import classes from './trend.module.css';

/** A month of the line: a share (0–1) of `of` accounts with its interval; without a share it is too early, or too few. */
export type LinePoint = { month: string; of: number; share?: number; low?: number; high?: number };

type ShareLineProps = {
  title: string;
  points: readonly LinePoint[];
};

type Drawn = LinePoint & Required<Pick<LinePoint, 'share'>> & { x: number };

/** A share over months as a line with its interval; pointing at a month reads it out above. */
export function ShareLine({ title, points }: ShareLineProps) {
  const [pointed, setPointed] = useState<string>();
  const drawn = points.flatMap((point, index) => placed(point, index, points.length));
  const shown = drawn.find(({ month }) => month === pointed) ?? drawn.at(-1);
  return (
    <figure className={classes.figure}>
      <figcaption>
        <Text size="sm" c="dimmed">
          {title}
        </Text>
        <Text fz={22} fw={650} lh={1.2} className={classes.number}>
          {shown ? shareText(shown.share) : '–'}
        </Text>
        <Text size="xs" c="dimmed">
          {shown ? readOut(shown) : 'No month is old enough yet.'}
        </Text>
      </figcaption>
      <div
        className={classes.plot}
        role="img"
        aria-label={spoken(title, drawn)}
        onPointerLeave={() => setPointed(undefined)}
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden focusable="false">
          <polygon className={classes.interval} points={intervalOf(drawn)} />
          <polyline className={classes.line} points={lineOf(drawn)} />
        </svg>
        {drawn.map(({ month, x, share }) => (
          <span
            key={month}
            className={classes.hit}
            style={{ left: `${x}%` }}
            data-shown={month === shown?.month || undefined}
            onPointerEnter={() => setPointed(month)}
          >
            <span className={classes.dot} style={{ bottom: `${100 * share}%` }} />
          </span>
        ))}
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{points[0] && monthText(points[0].month)}</span>
        <span>{points.length > 1 && monthText(points.at(-1)?.month ?? '')}</span>
      </div>
    </figure>
  );
}

function placed(point: LinePoint, index: number, count: number): Drawn[] {
  const { share } = point;
  return share === undefined ? [] : [{ ...point, share, x: count > 1 ? (100 * index) / (count - 1) : 50 }];
}

const lineOf = (drawn: readonly Drawn[]) => drawn.map(({ x, share }) => `${x},${100 - 100 * share}`).join(' ');

function intervalOf(drawn: readonly Drawn[]): string {
  const top = drawn.map(({ x, share, high = share }) => `${x},${100 - 100 * high}`);
  const bottom = drawn.map(({ x, share, low = share }) => `${x},${100 - 100 * low}`);
  return [...top, ...bottom.reverse()].join(' ');
}

function readOut({ month, of, low, high }: Drawn): string {
  const range = low === undefined || high === undefined ? '' : `, likely ${shareText(low)} to ${shareText(high)}`;
  return `${monthText(month)}, ${countOf(of, 'account')}${range}`;
}

function spoken(title: string, drawn: readonly Drawn[]): string {
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (!first || !last) return `${title}: no month is old enough yet`;
  const from = `${shareText(first.share)} in ${monthText(first.month)}`;
  return `${title}: from ${from} to ${shareText(last.share)} in ${monthText(last.month)}`;
}
