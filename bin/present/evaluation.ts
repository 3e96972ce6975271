import type { Contender } from '../../lib/domain/contest/contender.ts';
import type { PracticeBar } from '../../lib/domain/contest/practice-bar.ts';
import type { NotJudged } from '../../lib/domain/contest/unjudgeable.ts';
import type { CalibrationBin, Estimate } from '../../lib/domain/evaluation/prediction.ts';
import type { EvaluationReport, SnapshotSet } from '../../lib/usecases/evaluate.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, number, percent } from './words.ts';

/** The verdict in a sentence; the contenders side by side; the model's calibration; the health score against the practitioner's bar. */
export function presentEvaluation(report: EvaluationReport, terminal: Terminal): string {
  const { model, contenders, horizonDays, trainBefore, accountsLeftOut, train, test } = report;
  const because = model.signal === 'sufficient' ? ` ${model.because}` : '';
  const leftOut = `${counted(accountsLeftOut, 'account')} left out, chosen by hash: there are more than are looked at.`;
  return [
    heading(`Who leaves within ${horizonDays} days: trained before ${trainBefore}, tested from then on`, terminal),
    ...verdictInWords(report, terminal),
    '',
    wrapped(`Trained on ${setInWords(train)}.${because}`, terminal),
    wrapped(`Tested on ${setInWords(test)}; base rate ${share(test.baseRate)}.`, terminal),
    ...(accountsLeftOut > 0 ? [wrapped(leftOut, terminal)] : []),
    '',
    sideBySide(contenders, terminal),
    wrapped(
      'AUC: 0.5 is chance, 1 is perfect. Lift: how many times more often the tenth with the highest scores left (of a band or rule: all it flagged). Intervals are 95 %, drawn by account. Brier: smaller is better; of what is no probability by a curve fitted on the training days.',
      terminal,
    ),
    ...report.notJudged.map((rule) => wrapped(notJudgedInWords(rule), terminal)),
    ...calibrationOf(contenders, terminal),
    '',
    ...practiceInWords(report.practice, terminal),
  ].join('\n');
}

function verdictInWords({ verdict, model }: EvaluationReport, terminal: Terminal): string[] {
  const style = verdict.signal === 'sufficient' ? 'green' : 'yellow';
  return [
    wrapped(verdict.words, terminal, style),
    ...(verdict.tooFew ? [wrapped(verdict.tooFew, terminal, 'yellow')] : []),
    ...model.advice.map((advice) => wrapped(`→ ${advice}`, terminal, 'yellow')),
  ];
}

const notJudgedInWords = ({ label, because }: NotJudged) => `Not among them: ${label}. ${because}`;

function setInWords({ n, leaving, accounts, days }: SnapshotSet): string {
  const when = days.length === 1 ? days[0] : `${days.length} days from ${days[0]} to ${days.at(-1)}`;
  return `${counted(n, 'snapshot')} on ${when}, of ${counted(accounts, 'account')}, ${number(leaving)} of which left`;
}

const share = (ratio: number): string => `${(100 * ratio).toFixed(2)} %`;

function sideBySide(contenders: readonly Contender[], terminal: Terminal): string {
  return table(
    contenders,
    [
      { title: 'What', cell: ({ label }) => label, grow: 1 },
      { title: 'AUC', cell: (one) => told(one, ({ auc }) => withInterval(auc, 3)) },
      { title: 'PR-AUC', cell: (one) => told(one, ({ prAuc }) => prAuc?.toFixed(3) ?? '–'), align: 'right' },
      {
        title: 'Lift',
        cell: ({ evaluation, flagging }) => withInterval(flagging ? flagging.lift : evaluation.lift, 1),
      },
      { title: 'Flagged', cell: ({ flagging }) => (flagging ? number(flagging.n) : ''), align: 'right' },
      { title: 'Left', cell: ({ flagging }) => (flagging ? percent(flagging.precision) : ''), align: 'right' },
      { title: 'Found', cell: ({ flagging }) => (flagging ? percent(flagging.recall) : ''), align: 'right' },
      { title: 'Brier', cell: (one) => told(one, brierInWords), align: 'right' },
    ],
    terminal,
  );
}

/** A figure of what tells accounts apart: who flags nobody, or everybody, does not. */
function told({ evaluation, flagging }: Contender, figure: (evaluation: Contender['evaluation']) => string): string {
  return flagging && (flagging.n === 0 || flagging.n === evaluation.n) ? '–' : figure(evaluation);
}

function withInterval(estimate: Estimate | undefined, digits: number): string {
  if (!estimate) return '–';
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map((one) => one.toFixed(digits));
  return `${value} (${low}–${high})`;
}

/** The Brier score against that of always saying the base rate. */
function brierInWords({ brier, baseBrier }: Contender['evaluation']): string {
  if (brier === undefined || baseBrier === 0) return '–';
  const change = 100 * (brier / baseBrier - 1);
  return `${brier.toFixed(4)} (${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %)`;
}

function calibrationOf(contenders: readonly Contender[], terminal: Terminal): string[] {
  const bins = contenders.find(({ kind }) => kind === 'model')?.evaluation.calibration ?? [];
  if (bins.length === 0) return [];
  const columns = [
    { title: 'Risk', cell: ({ from, to }: CalibrationBin) => `${share(from)}–${share(to)}` },
    { title: 'Snapshots', cell: ({ n }: CalibrationBin) => number(n), align: 'right' as const },
    { title: 'Said', cell: ({ predicted }: CalibrationBin) => share(predicted), align: 'right' as const },
    { title: 'Left', cell: ({ observed }: CalibrationBin) => share(observed), align: 'right' as const },
  ];
  return [
    '',
    heading('Calibration: what churn risk said, and how many left', terminal),
    table(bins, columns, terminal),
  ];
}

function practiceInWords(
  { shares, redTimesBase, belowGreenEarlier, seenEarlier, met }: PracticeBar,
  terminal: Terminal,
) {
  const rows = [
    {
      what: 'Red accounts leave',
      found: redTimesBase === undefined ? '–' : `${redTimesBase.toFixed(1)} × the base rate`,
      bar: 'at least 3 ×',
    },
    {
      what: 'Below green 60–90 days before they left',
      found: seenEarlier === 0 ? '–' : `${percent(belowGreenEarlier)} of ${counted(seenEarlier, 'snapshot')}`,
      bar: 'at least two thirds',
    },
    { what: 'Green', found: percent(shares.green), bar: 'at most 80 %' },
  ];
  const columns = [
    { title: 'Health score', cell: ({ what }: (typeof rows)[number]) => what },
    { title: 'Found', cell: ({ found }: (typeof rows)[number]) => found },
    { title: 'Practitioner’s bar', cell: ({ bar }: (typeof rows)[number]) => bar },
  ];
  const said = met ? 'meets the practitioner’s bar' : 'does not meet the practitioner’s bar';
  const tooFew = 'and the practitioner’s bar: too few left to say whether it is met';
  return [heading(`The health score ${met === undefined ? tooFew : said}`, terminal), table(rows, columns, terminal)];
}
