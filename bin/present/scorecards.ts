import type { Estimate } from '../../lib/domain/evaluation/prediction.ts';
import type { Mover, ScorecardFigures, Verdict } from '../../lib/domain/health/compare-scorecards.ts';
import { type Band, bands } from '../../lib/domain/health/health.ts';
import type { Compared, ScorecardsCompared } from '../../lib/domain/health/scorecards-compared.ts';
import type { ScorecardLine } from '../../lib/usecases/list-scorecards.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, cut, heading, inBand, number, percent, signed } from './words.ts';

/** The versions of scorecards, those in force first. */
export function presentScorecards(lines: readonly ScorecardLine[], terminal: Terminal): string {
  const used = ({ days, firstDay, lastDay }: ScorecardLine) =>
    days === 0 ? 'not yet' : `${counted(days, 'day')}, ${firstDay} – ${lastDay}`;
  return table(
    lines,
    [
      { title: 'Scorecard', cell: ({ id }) => id },
      { title: 'Version', cell: ({ version }) => version },
      { title: '', cell: ({ current }) => (current ? terminal.paint('green', 'in force') : '') },
      { title: 'Judged by it', cell: used },
      { title: 'Measures', align: 'right', cell: ({ measures }) => number(measures) },
      { title: 'For', grow: 1, cell: ({ appliesTo }) => appliesTo ?? 'all the others' },
    ],
    terminal,
  );
}

/** Two definitions of health side by side: their bands, who moves, and which knew better who would leave. */
export function presentComparison(compared: ScorecardsCompared, limit: number, terminal: Terminal): string {
  const { accounts, days, everyDays, from, until, movers } = compared;
  const title = `${counted(accounts, 'customer')} on ${counted(days, 'day')}, every ${everyDays} from ${from} to ${until}`;
  return [
    heading(title, terminal),
    sides(compared, terminal),
    figures(compared, terminal),
    `${heading('Which knows better who leaves', terminal)}\n${wrapped(verdictWords(compared.verdict, compared), terminal)}`,
    `${heading(`Bands on ${until}`, terminal)}\n${matrix(compared, terminal)}`,
    movers.length === 0
      ? ''
      : `${heading(`${counted(movers.length, 'account')} in another band`, terminal)}\n${moverTable(movers.slice(0, limit), terminal)}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function sides({ one, other }: ScorecardsCompared, terminal: Terminal): string {
  const line = (letter: string, { name, scorecards }: Compared) =>
    `  ${letter}  ${name}  ${terminal.paint('dim', scorecards.map(({ id, version }) => `${id} ${version}`).join(', '))}`;
  return [line('A', one), line('B', other)].join('\n');
}

type Line = { what: string; cell: (figures: ScorecardFigures) => string };

function figures({ figures, horizonDays }: ScorecardsCompared, terminal: Terminal): string {
  const lines: Line[] = [
    ...bands.map(
      (band): Line => ({ what: `${band} (share of account-days)`, cell: (one) => percent(one.bands[band]) }),
    ),
    { what: `AUC, leaving within ${horizonDays} days`, cell: ({ auc }) => estimate(auc) },
    { what: 'lift of red: × the base rate', cell: ({ redLift }) => estimate(redLift) },
    {
      what: 'of those who left, below green 60–90 days before',
      cell: ({ warned }) => (warned ? `${percent(warned.share)} of ${warned.accounts}` : '–'),
    },
  ];
  return table(
    lines,
    [
      { title: '', cell: ({ what }) => what },
      { title: 'A', align: 'right', cell: ({ cell }) => cell(figures[0]) },
      { title: 'B', align: 'right', cell: ({ cell }) => cell(figures[1]) },
    ],
    terminal,
  );
}

function estimate(one: Estimate | undefined): string {
  return one ? `${one.value.toFixed(2)} (${one.low.toFixed(2)} to ${one.high.toFixed(2)})` : '–';
}

function verdictWords({ better, difference, snapshots, events }: Verdict, { horizonDays }: ScorecardsCompared): string {
  if (!difference)
    return `Nobody left within ${horizonDays} days of a day that both scored, so the history cannot tell.`;
  const size = `${difference.value >= 0 ? '+' : '−'}${Math.abs(difference.value).toFixed(3)}`;
  const interval = `between ${difference.low.toFixed(3)} and ${difference.high.toFixed(3)}`;
  const basis = `${counted(snapshots, 'account-day')}, ${number(events)} of them before somebody left`;
  if (better === 'cannot tell')
    return `Cannot tell: A's AUC less B's is ${size}, ${interval}, and 0 is in between (${basis}).`;
  return `${better === 'one' ? 'A' : 'B'} does: A's AUC less B's is ${size}, ${interval} (${basis}).`;
}

function matrix({ matrix }: ScorecardsCompared, terminal: Terminal): string {
  const shown = bands.filter((band) => bands.some((other) => matrix[band][other] > 0 || matrix[other][band] > 0));
  const count = (from: Band, to: Band) =>
    matrix[from][to] === 0 ? terminal.paint('dim', '·') : number(matrix[from][to]);
  return table(
    shown,
    [
      { title: 'A ↓  B →', cell: (band) => inBand(band, band, terminal) },
      ...shown.map((to) => ({ title: to as string, align: 'right' as const, cell: (band: Band) => count(band, to) })),
    ],
    terminal,
  );
}

function moverTable(movers: readonly Mover[], terminal: Terminal): string {
  const standing = (which: 0 | 1) => (mover: Mover) => {
    const { band, score } = mover.standing[which];
    return inBand(band, score === undefined ? band : `${score.toFixed(0)} ${band}`, terminal);
  };
  return table(
    movers,
    [
      {
        title: 'Account',
        cell: ({ accountId, name }) => (name ? `${cut(name, 28)}  ${terminal.paint('dim', accountId)}` : accountId),
      },
      { title: 'A', cell: standing(0) },
      { title: 'B', cell: standing(1) },
      {
        title: 'Because',
        grow: 1,
        cell: ({ because }) => because.map(({ measure, amount }) => `${measure} ${signed(amount)}`).join(', '),
      },
    ],
    terminal,
  );
}
