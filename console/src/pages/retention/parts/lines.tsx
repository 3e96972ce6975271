import { Group, Text } from '@mantine/core';
import { useState } from 'react';
import classes from './lines.module.css';

/** A line: which values it takes, and how it looks; the mark and the dashes tell it apart without colour. */
export type Line = { key: string; label: string; mark: string; color: string; dash?: string };

/** A point in time with a value for each line. */
export type Point = {
  key: string;
  label: string;
  tick?: string;
  values: Readonly<Record<string, number | undefined>>;
};

type LinesProps = {
  /** What the picture shows; its figures are in the table beside it. */
  label: string;
  points: readonly Point[];
  lines: readonly Line[];
  valueText: (value: number) => string;
  height?: number;
};

const WIDTH = 1000;
const ROOM = 0.12;

/** A few lines over time. Pointing at a place reads its values out above. */
export function Lines({ label, points, lines, valueText, height = 180 }: LinesProps) {
  const [pointed, setPointed] = useState<number>();
  const shown = points[pointed ?? points.length - 1];
  const all = points.flatMap(({ values }) => lines.flatMap(({ key }) => values[key] ?? []));
  const [least, most] = spanOf(all);
  const x = (index: number) => (points.length < 2 ? WIDTH / 2 : (index * WIDTH) / (points.length - 1));
  const y = (value: number) => height * (1 - (value - least) / (most - least));
  return (
    <div>
      <Group gap="md" mb="xs" mih={22} aria-hidden>
        <Text size="sm" fw={600}>
          {shown?.label}
        </Text>
        {lines.map(({ key, label: name, mark, color }) => (
          <Text key={key} size="sm" c="dimmed">
            <span style={{ color }}>{mark}</span> {name}{' '}
            <Text span c="var(--mantine-color-text)" inherit className={classes.number}>
              {shown?.values[key] === undefined ? '–' : valueText(shown.values[key])}
            </Text>
          </Text>
        ))}
      </Group>
      <div className={classes.picture}>
        <div className={classes.axis} aria-hidden>
          <span>{valueText(most)}</span>
          <span>{valueText(least)}</span>
        </div>
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          preserveAspectRatio="none"
          height={height}
          width="100%"
          role="img"
          aria-label={`${label}. The figures are in the table.`}
          onPointerLeave={() => setPointed(undefined)}
          onPointerMove={(event) => {
            const { left, width } = event.currentTarget.getBoundingClientRect();
            setPointed(Math.round(((event.clientX - left) / width) * (points.length - 1)));
          }}
        >
          {least < 1 && most > 1 && <line x1={0} x2={WIDTH} y1={y(1)} y2={y(1)} className={classes.whole} />}
          {pointed !== undefined && (
            <line x1={x(pointed)} x2={x(pointed)} y1={0} y2={height} className={classes.pointer} />
          )}
          {lines.map(({ key, color, dash }) => (
            <polyline
              key={key}
              points={points
                .flatMap(({ values }, index) => (values[key] === undefined ? [] : [`${x(index)},${y(values[key])}`]))
                .join(' ')}
              fill="none"
              stroke={color}
              strokeWidth={2.5}
              strokeDasharray={dash}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <div className={classes.ticks} aria-hidden>
        {points.map(({ key, tick }) => (
          <span key={key}>{tick}</span>
        ))}
      </div>
    </div>
  );
}

/** A little room above and below, so that no line lies on the edge. */
function spanOf(values: readonly number[]): [number, number] {
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || Math.abs(most) || 1) * ROOM;
  return [least - room, most + room];
}
