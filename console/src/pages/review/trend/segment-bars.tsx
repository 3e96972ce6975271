import { SimpleGrid, Text } from '@mantine/core';
import { numberText, shareText } from '../../../parts/formats.ts';
import classes from './trend.module.css';
import type { NamedRow } from './trend-table.tsx';

/** Values of a segment beside each other: a picture for each window, a bar for each value. */
export function SegmentBars({ rows, windows }: { rows: readonly NamedRow[]; windows: readonly number[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: windows.length }} spacing="xl">
      {windows.map((days) => (
        <figure key={days} className={classes.figure}>
          <Text component="figcaption" size="sm" c="dimmed" mb={8}>
            By day {days}
          </Text>
          <div className={classes.bars}>
            {rows.map((row) => (
              <SegmentBar key={row.key} row={row} days={days} />
            ))}
          </div>
        </figure>
      ))}
    </SimpleGrid>
  );
}

function SegmentBar({ row, days }: { row: NamedRow; days: number }) {
  const window = row.by.find((one) => one.days === days);
  const share = window?.share;
  return (
    <div className={classes.bar}>
      <Text size="sm">{row.name}</Text>
      <Text size="sm" c={share === undefined ? 'dimmed' : undefined} className={classes.number}>
        {share === undefined ? 'too few to tell' : `${shareText(share)} of ${numberText(window?.of ?? 0)}`}
      </Text>
      <div className={classes.rail} aria-hidden>
        <div className={classes.fill} style={{ width: `${100 * (share ?? 0)}%` }} />
      </div>
    </div>
  );
}
