import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, useState } from 'react';
import type { AddressTexts } from '../use-address.ts';
import classes from './stacked-bars.module.css';

/** What the parts of each bar are, from the bottom up; the mark tells them apart without colour. */
export type Series = { key: string; label: string; mark: string; color: string };

/** A bar: its values by series, and the list that it opens. */
export type Bar = {
  key: string;
  label: string;
  /** What stands below it; most bars of many need none. */
  tick?: string;
  values: Readonly<Record<string, number | undefined>>;
  to?: string;
  search?: AddressTexts;
};

type StackedBarsProps = {
  /** What the picture shows, for those who do not see it; its figures are in the table beside it. */
  label: string;
  bars: readonly Bar[];
  series: readonly Series[];
  valueText: (value: number) => string;
  /** What is read out while nobody points at a bar. @default the last bar */
  whole?: Pick<Bar, 'label' | 'values'>;
  height?: number;
};

/** Bars of parts on top of each other: a light picture in plain elements. Pointing at a bar reads it out above. */
export function StackedBars({ label, bars, series, valueText, whole = bars.at(-1), height = 180 }: StackedBarsProps) {
  const [pointed, setPointed] = useState<string>();
  const most = Math.max(...bars.map(totalOf), 0) || 1;
  const shown = bars.find(({ key }) => key === pointed) ?? whole;
  const present = series.filter(({ key }) => bars.some(({ values }) => values[key]));
  return (
    <div>
      <Legend bar={shown} series={present} valueText={valueText} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields; these are bars, of which some are links */}
      <div
        className={classes.plot}
        style={{ height }}
        role="group"
        aria-label={label}
        onPointerLeave={() => setPointed(undefined)}
      >
        {bars.map((bar) => (
          <BarColumn
            key={bar.key}
            bar={bar}
            series={series}
            most={most}
            words={wordsOf(bar, series, valueText)}
            onPoint={() => setPointed(bar.key)}
          />
        ))}
      </div>
      <div className={classes.ticks} aria-hidden>
        {bars.map(({ key, tick }) => (
          <span key={key}>{tick && <span className={classes.tick}>{tick}</span>}</span>
        ))}
      </div>
    </div>
  );
}

type BarColumnProps = { bar: Bar; series: readonly Series[]; most: number; words: string; onPoint: () => void };

function BarColumn({ bar, series, most, words, onPoint }: BarColumnProps) {
  const parts = series.flatMap(({ key, color }) => {
    const value = bar.values[key] ?? 0;
    return value > 0 ? [<span key={key} className={classes.part} style={partStyle(value / most, color)} />] : [];
  });
  const common = { className: classes.column, onPointerEnter: onPoint, onFocus: onPoint };
  if (!bar.to) return <div {...common}>{parts}</div>;
  return (
    <Link {...common} to={bar.to} search={bar.search as never} aria-label={words}>
      {parts}
    </Link>
  );
}

const partStyle = (share: number, color: string): CSSProperties => ({ height: `${share * 100}%`, background: color });

function Legend({
  bar,
  series,
  valueText,
}: { bar?: Pick<Bar, 'label' | 'values'> } & Pick<StackedBarsProps, 'series' | 'valueText'>) {
  return (
    <Group gap="md" mb="xs" mih={22} aria-hidden>
      <Text size="sm" fw={600}>
        {bar?.label}
      </Text>
      {series.map(({ key, label, mark, color }) => (
        <Text key={key} size="sm" c="dimmed">
          <span style={{ color }}>{mark}</span> {label}{' '}
          <Text span c="var(--mantine-color-text)" inherit className={classes.number}>
            {valueText(bar?.values[key] ?? 0)}
          </Text>
        </Text>
      ))}
    </Group>
  );
}

function totalOf({ values }: Bar): number {
  return Object.values(values).reduce<number>((sum, value = 0) => sum + value, 0);
}

function wordsOf(bar: Bar, series: readonly Series[], valueText: (value: number) => string): string {
  const parts = series.flatMap(({ key, label }) => {
    const value = bar.values[key];
    return value ? [`${valueText(value)} ${label.toLowerCase()}`] : [];
  });
  return `${bar.label}: ${parts.join(', ') || 'none'}`;
}
