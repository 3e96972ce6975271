import classes from './sparkline.module.css';

type SparklineProps = {
  /** Oldest first; null where nothing is known. */
  values: readonly (number | null)[];
  /** What a reader who does not see it is told. */
  label: string;
  /** The middle half of the peers. */
  peers?: { p25: number; p50: number; p75: number };
  /** The least and the most there can be. @default what there is */
  range?: readonly [number, number];
  height?: number;
};

const WIDTH = 120;
const ROOM = 3;

/** A small line of how something went, before the band in which the middle half of the peers lie. */
export function Sparkline({ values, label, peers, range, height = 36 }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return <div className={classes.none} style={{ height }} role="img" aria-label={label} />;
  const [least, most] = range ?? extent([...known, ...(peers ? [peers.p25, peers.p75] : [])]);
  const y = (value: number) => height - ROOM - ((value - least) / (most - least || 1)) * (height - 2 * ROOM);
  const x = (index: number) => (values.length < 2 ? WIDTH : (index / (values.length - 1)) * WIDTH);
  const points = values.flatMap((value, index) => (value === null ? [] : [{ x: x(index), y: y(value) }]));
  const last = points.at(-1) as { x: number; y: number };
  return (
    <svg
      className={classes.line}
      viewBox={`-2 0 ${WIDTH + 6} ${height}`}
      height={height}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      {peers && (
        <>
          <rect
            className={classes.peers}
            x={-2}
            width={WIDTH + 6}
            y={y(peers.p75)}
            height={Math.max(1.5, y(peers.p25) - y(peers.p75))}
          />
          <line
            className={classes.middle}
            x1={-2}
            x2={WIDTH + 4}
            y1={y(peers.p50)}
            y2={y(peers.p50)}
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
      <polyline
        className={classes.own}
        points={points.map((point) => `${point.x},${point.y}`).join(' ')}
        vectorEffect="non-scaling-stroke"
      />
      <line className={classes.now} x1={last.x} x2={last.x} y1={last.y} y2={last.y} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
