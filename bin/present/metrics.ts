import type { Everybody, MetricLine, MetricList } from '../../lib/usecases/list-metrics.ts';
import type { ShownMetric } from '../../lib/usecases/show-metric.ts';
import { inState } from './sources.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, number, percent } from './words.ts';

const ARROWS = { up: '↑', down: '↓', neutral: '·' } as const;
const REASONS = { 'no-record': 'without a record', stale: 'stale', 'too-young': 'too young' } as const;

/** The catalogue as tables by group; changes stand in the JSON only. */
export function presentMetrics({ day, accounts, metrics }: MetricList, terminal: Terminal): string {
  const of = day === undefined ? '' : `; ${counted(accounts ?? 0, 'customer')} on ${day}`;
  const groups = Map.groupBy(
    metrics.filter(({ form }) => form !== 'change'),
    ({ group }) => group,
  );
  const tables = [...groups].map(
    ([group, lines]) =>
      `${terminal.paint('cyan', `  ${group.replaceAll('-', ' ')}`)}\n${metricTable(lines, accounts, terminal)}`,
  );
  const note =
    '↑ more is better, ↓ less is better. Known: of how many customers. Spread: p25, p50 and p75 of everybody.';
  const title = heading(`${counted(metrics.length, 'metric')}${of}`, terminal);
  return [title, ...tables, wrapped(note, terminal)].join('\n\n');
}

function metricTable(lines: readonly MetricLine[], accounts: number | undefined, terminal: Terminal): string {
  return table(
    lines,
    [
      { title: 'Metric', cell: ({ metric, direction }) => `${ARROWS[direction]} ${metric}` },
      { title: 'Known', align: 'right', cell: ({ coverage }) => percent(coverage && share(coverage.known, accounts)) },
      { title: 'Spread', align: 'right', cell: ({ everybody }) => middle(everybody) },
      { title: 'Unit', cell: ({ unit }) => unit },
      { title: 'What it is', grow: 3, cell: ({ label }) => label },
      { title: 'From', grow: 2, cell: (line) => sourcesOf(line, terminal) },
    ],
    terminal,
  );
}

/** One metric: its definition, how well it is known, and how it is spread over each peer group. */
export function presentMetric({ day, accounts, metric, groups }: ShownMetric, terminal: Terminal): string {
  const { label, unit, direction, group, absent, staleAfterDays } = metric;
  const facts: [string, string | undefined][] = [
    ['Group', group.replaceAll('-', ' ')],
    [
      'Unit',
      `${unit}; ${{ up: 'more is better', down: 'less is better', neutral: 'neither way is better' }[direction]}`,
    ],
    ['Definition', metric.definition],
    ['Absent', absent && { zero: 'no record means none', missing: 'no record means nobody knows' }[absent]],
    ['Stale', staleAfterDays === undefined ? undefined : `after ${counted(staleAfterDays, 'day')} without news`],
    ['From', sourcesOf(metric, terminal) || undefined],
    ['Known', knownOf(metric, accounts)],
  ];
  const lines = facts
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${terminal.paint('dim', name.padEnd(10))}  ${value}`);
  const title = `${heading(label, terminal)}  ${terminal.paint('dim', metric.metric)}`;
  return [`${title}\n\n${lines.join('\n')}`, groupTable(groups, day, terminal)].filter(Boolean).join('\n\n');
}

function groupTable(groups: ShownMetric['groups'], day: string | undefined, terminal: Terminal): string {
  if (day === undefined) return wrapped('No day has been judged yet, so nothing is known of it.', terminal);
  if (groups.length === 0) return wrapped(`Too few accounts had a value on ${day} to tell how it is spread.`, terminal);
  const spread = table(
    groups.toSorted((a, b) => b.n - a.n),
    [
      { title: 'Peers', grow: 1, cell: ({ group }) => group },
      { title: 'n', align: 'right', cell: ({ n }) => number(n) },
      ...(['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((name) => ({
        title: name,
        align: 'right' as const,
        cell: (one: Everybody) => number(one[name]),
      })),
    ],
    terminal,
  );
  return `${heading(`How it was spread on ${day}`, terminal)}\n${spread}`;
}

function knownOf({ coverage }: MetricLine, accounts: number | undefined): string | undefined {
  if (!coverage) return undefined;
  const missing = Object.entries(coverage.missing).map(
    ([reason, count]) => `${number(count)} ${REASONS[reason as keyof typeof REASONS]}`,
  );
  const rest = missing.length > 0 ? `; ${missing.join(', ')}` : '';
  return `of ${number(coverage.known)} of ${counted(accounts ?? 0, 'customer')}${rest}`;
}

function sourcesOf({ sources }: MetricLine, terminal: Terminal): string {
  const told = ({ source, state }: MetricLine['sources'][number]) =>
    state === 'fresh' ? source : `${source} (${inState(state, terminal)})`;
  return sources.map(told).join(', ');
}

function middle(spread: Everybody | undefined): string {
  return spread ? [spread.p25, spread.p50, spread.p75].map(number).join(' · ') : '';
}

const share = (part: number, whole: number | undefined) => (whole ? part / whole : undefined);
