import type { GroupLine, HealthExplanation, HealthLine } from '../../lib/domain/explanation/explain-health.ts';
import type { RecordRef } from '../../lib/domain/explanation/record-ref.ts';
import type { RecordsBehind } from '../../lib/domain/explanation/records-behind.ts';
import type { Standing, Trend } from '../../lib/domain/health/health.ts';
import { trendDays, trendPoints } from '../../lib/domain/health/trend.ts';
import { settingInWords } from './overrides.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { inBand, number, percent, rank, signed } from './words.ts';

/** The score to the last point: by which scorecard, group by group, measure by measure, and the records behind each. */
export function accountHealth(health: HealthExplanation, terminal: Terminal): string {
  if (health.points.length === 0) return '';
  const parts = [
    overrideLines(health, terminal),
    groupTable(health.groups, terminal),
    measureTable(health, terminal),
    recordTable(health, terminal),
    wrapped(
      'Of score: the points of the score that are its doing, its points by its share of what had input; what has no input (–) takes no part.',
      terminal,
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** `+4.2 against 7 days before, −11.8 against 28`; nothing where no day was judged then. */
export function trendWords({ score }: Pick<Standing, 'score'>, trend: Trend | undefined): string {
  const moves = (['days7', 'days28'] as const).flatMap((name) => {
    const moved = trendPoints(score, trend?.[name]);
    return moved === undefined ? [] : `${signed(moved)} in ${trendDays[name]} days`;
  });
  return moves.join(', ');
}

function overrideLines({ overrides = [], computed, setByHand }: HealthExplanation, terminal: Terminal): string {
  if (overrides.length === 0) return '';
  const lines = overrides.map(({ set, until, because, by }) => {
    return `  ${terminal.paint('yellow', `${settingInWords(set)}, set by ${by} until ${until}:`)} ${because}`;
  });
  const score = computed?.score === undefined ? 'no score' : `a score of ${number(computed.score)}`;
  const added = setByHand === undefined ? '' : `; what was set makes ${signed(setByHand)}`;
  return [...lines, `  The measures alone give ${score}, ${computed?.band}${added}.`].join('\n');
}

function groupTable(groups: readonly GroupLine[], terminal: Terminal): string {
  if (groups.length === 0) return '';
  const total = groups.reduce((sum, { weight }) => sum + weight, 0);
  return table(
    groups,
    [
      { title: 'Of score', align: 'right', cell: ({ part }) => (part === undefined ? '–' : part.toFixed(1)) },
      { title: 'Points', align: 'right', cell: ({ score }) => inPoints(score, terminal) },
      { title: 'Weight', align: 'right', cell: ({ weight }) => percent(weight / total) },
      { title: 'Group', cell: ({ label }) => label },
      { title: 'Had input', align: 'right', cell: ({ coverage }) => percent(coverage) },
    ],
    terminal,
  );
}

/** What each measure gives, the costliest first. */
function measureTable({ points }: HealthExplanation, terminal: Terminal): string {
  const inOrder = points.toSorted((a, b) => lossOf(b) - lossOf(a));
  return table(
    inOrder,
    [
      { title: 'Of score', align: 'right', cell: ({ part }) => (part === undefined ? '–' : part.toFixed(1)) },
      { title: 'Points', align: 'right', cell: (line) => inPoints(line.overridden ?? line.points, terminal) },
      { title: 'Share', align: 'right', cell: ({ share }) => percent(share) },
      { title: 'Measure', cell: ({ measure }) => measure },
      { title: 'Value', align: 'right', cell: ({ value }) => number(value) },
      { title: 'Rank', align: 'right', cell: ({ percentile }) => rank(percentile) },
      { title: 'Why', grow: 1, cell: whyOf },
    ],
    terminal,
  );
}

/** The records that each measure rests on: how many, from where, and the newest few. */
function recordTable({ points }: HealthExplanation, terminal: Terminal): string {
  const behind = points.flatMap(({ measure, records }) =>
    records && records.count > 0 ? [{ measure, ...records }] : [],
  );
  if (behind.length === 0) return '';
  return table(
    behind,
    [
      { title: 'Measure', cell: ({ measure }) => measure },
      { title: 'Records', align: 'right', cell: ({ count }) => number(count) },
      { title: 'From', cell: ({ sources }) => sources.map(({ source }) => source).join(', ') },
      { title: 'The newest', grow: 1, cell: newestInWords },
    ],
    terminal,
  );
}

function whyOf({ reason, overridden, points }: HealthLine): string {
  const set =
    overridden === undefined ? '' : ` (set by hand; ${points === undefined ? 'no points' : number(points)} measured)`;
  return `${reason}${set}`;
}

function newestInWords({ count, newest }: RecordsBehind): string {
  return `${newest.map(refInWords).join('; ')}${count > newest.length ? '; …' : ''}`;
}

/** A record in a few words: what it is, its id, its day and what it says. */
export function refInWords({ kind, of, id, day, says }: RecordRef): string {
  const what = kind === 'usage' || kind === 'customisation' || kind === 'data-volume' ? of : kind;
  return [what, id, day, says].filter((part) => part !== undefined).join(' ');
}

/** How many of the score's points a measure costs. */
function lossOf({ points, overridden, weight }: HealthLine): number {
  const counting = overridden ?? points;
  return counting === undefined ? 0 : (100 - counting) * weight;
}

function inPoints(points: number | undefined, terminal: Terminal): string {
  if (points === undefined) return terminal.paint('dim', '–');
  return inBand(points >= 70 ? 'green' : points >= 40 ? 'yellow' : 'red', number(Math.round(points)), terminal);
}
