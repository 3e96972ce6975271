import { addDays } from '../../lib/domain/day.ts';
import type { MetricLine } from '../../lib/domain/explanation/explain-metrics.ts';
import type { MilestoneLine } from '../../lib/domain/explanation/explain-milestones.ts';
import type { RuleLine } from '../../lib/domain/explanation/explain-rules.ts';
import type { Firing } from '../../lib/domain/rules/firing.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { change, fromToday, number, rank } from './words.ts';

/** Each milestone: when it was reached, or how overdue it is. */
export function milestoneTable(lines: readonly MilestoneLine[], terminal: Terminal): string {
  const state = ({ reachedDay, dueDay, overdueDays }: MilestoneLine) => {
    if (reachedDay) return terminal.paint('green', `✓ ${reachedDay}`);
    if (overdueDays) return terminal.paint('red', `✗ ${overdueDays} days overdue`);
    return terminal.paint('dim', dueDay ? `· due ${dueDay}` : '· open');
  };
  return table(
    lines,
    [
      { title: 'State', cell: state },
      { title: 'Milestone', cell: ({ label, required }) => (required ? label : `${label} (optional)`) },
      { title: 'Reached when', grow: 1, cell: ({ when }) => when },
    ],
    terminal,
  );
}

const STANDING_WORDS = {
  quiet: () => 'quiet',
  holding: ({ holdsSince }: RuleLine) => `holds since ${holdsSince}`,
  'cooling-down': ({ firedDay, silentUntil }: RuleLine) => `fired ${firedDay}, silent until ${silentUntil}`,
};

/** Where each rule stands. */
export function ruleTable(lines: readonly RuleLine[], terminal: Terminal): string {
  const quiet = lines.filter(({ standing }) => standing === 'quiet').map(nameOf);
  const loud = lines.filter(({ standing }) => standing !== 'quiet');
  const parts = loud.length > 0 ? [loudRules(loud, terminal)] : [];
  if (quiet.length > 0) parts.push(wrapped(`quiet: ${quiet.join(', ')}`, terminal));
  return parts.join('\n');
}

function loudRules(lines: readonly RuleLine[], terminal: Terminal): string {
  return table(
    lines,
    [
      {
        title: 'Rule',
        cell: (line) => [nameOf(line), ...(line.owner ? [terminal.paint('dim', line.owner)] : [])].join('\n'),
      },
      { title: 'State', cell: (line) => terminal.paint('yellow', STANDING_WORDS[line.standing](line)) },
      { title: 'Fires when', grow: 1, cell: ({ when }) => when },
    ],
    terminal,
  );
}

function nameOf({ rule, mode }: RuleLine): string {
  return mode === 'live' ? rule : `${rule} (${mode})`;
}

/** Every metric by group, with its change, its peers and how fresh it is. */
export function metricTables(lines: readonly MetricLine[], terminal: Terminal): string {
  const groups = Map.groupBy(lines, ({ group }) => group);
  const tables = [...groups].map(
    ([group, inGroup]) => `  ${terminal.paint('cyan', group.replaceAll('-', ' '))}\n${metricTable(inGroup, terminal)}`,
  );
  return [...tables, ...comparedWith(lines, terminal)].join('\n\n');
}

/** Who the peers are: the groups, by how many metrics are compared in each. */
function comparedWith(lines: readonly MetricLine[], terminal: Terminal): string[] {
  const groups = Map.groupBy(
    lines.flatMap(({ peers }) => peers ?? []),
    ({ group }) => group,
  );
  const told = [...groups]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([group, of]) => `${Math.max(...of.map(({ n }) => n))} ${group} (${of.length} metrics)`);
  if (told.length === 0) return [];
  return [wrapped(`Rank and peers (p25 · p50 · p75) are among ${told.join(', ')}, who have a value.`, terminal)];
}

function metricTable(lines: readonly MetricLine[], terminal: Terminal): string {
  const value = ({ value, missing }: MetricLine) =>
    value === undefined ? terminal.paint('dim', missing ?? '–') : number(value);
  return table(
    lines,
    [
      { title: 'Metric', cell: ({ metric }) => metric },
      { title: 'Value', align: 'right', cell: value },
      { title: 'Change', align: 'right', cell: (line) => change(line.change) },
      { title: 'Rank', align: 'right', cell: ({ peers }) => rank(peers?.percentile) },
      { title: 'Peers', align: 'right', cell: ({ peers }) => middleOf(peers) },
      { title: 'Unit', cell: ({ unit }) => unit },
      { title: 'From', grow: 1, cell: fromOf },
    ],
    terminal,
  );
}

function middleOf(peers: MetricLine['peers']): string {
  return peers ? [peers.p25, peers.p50, peers.p75].map(number).join(' · ') : '';
}

function fromOf({ sources, newestDay, ageInDays }: MetricLine): string {
  if (sources.length === 0) return '';
  const fresh = newestDay === undefined ? '' : `, ${fromToday(newestDay, addDays(newestDay, ageInDays ?? 0))}`;
  return `${sources.join(', ')}${fresh}`;
}

/** Firings, and what became of them. */
export function firingTable(firings: readonly Firing[], terminal: Terminal): string {
  if (firings.length === 0) return '';
  return table(
    firings,
    [
      { title: 'Day', cell: ({ day }) => day },
      { title: 'Rule', cell: ({ ruleId }) => ruleId },
      { title: 'What became of it', cell: ({ outcome, playbook }) => [outcome, playbook].filter(Boolean).join(' ') },
      { title: 'Why', grow: 1, cell: ({ reason }) => reason },
    ],
    terminal,
  );
}
