import type { CalibrationBin, Estimate, Evaluation } from '../../lib/domain/evaluation/prediction.ts';
import { numberInWords } from '../../lib/domain/metrics/in-words.ts';
import type { RiskDriver } from '../../lib/domain/risk/main-drivers.ts';
import type { EarlierModel, RiskCard } from '../../lib/usecases/show-risk.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, number } from './words.ts';

/** A churn-risk model: whether it can be trusted and why, how well it did on later months, what moves it, and the ones before. */
export function presentRisk(card: RiskCard, terminal: Terminal): string {
  return [
    head(card, terminal),
    section('On later months than it was trained on', figures(card, terminal), terminal),
    section('When it said, it happened', calibration(card.outOfTime?.model.calibration, terminal), terminal),
    section('What moves it the most', drivers(card.drivers, terminal), terminal),
    section('Earlier models', earlierModels(card.earlier, terminal), terminal),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, body: string, terminal: Terminal): string {
  return body === '' ? '' : `${heading(title, terminal)}\n${body}`;
}

function head({ signal, because, advice, training, ...card }: RiskCard, terminal: Terminal): string {
  const { horizonDays, before, modelId, trainedAt } = card;
  const isGood = signal === 'sufficient';
  const verdict = terminal.paint(isGood ? 'green' : 'yellow', isGood ? 'sufficient signal' : 'insufficient signal');
  const { snapshots, accounts, eventAccounts, firstDay, lastDay, accountsLeftOut } = training;
  const span = firstDay && lastDay ? ` from ${firstDay} to ${lastDay}` : '';
  const trainedOn = `${counted(snapshots, 'snapshot')} of ${counted(accounts, 'account')}${span}; ${number(eventAccounts)} of them left`;
  const leftOut = accountsLeftOut > 0 ? `; ${counted(accountsLeftOut, 'account')} more were left out` : '';
  return [
    `${heading(`Churn within ${horizonDays} days`, terminal)}  ${verdict}`,
    wrapped(`model ${modelId}, trained on ${trainedAt.slice(0, 10)} on what was known before ${before}`, terminal),
    wrapped(`${trainedOn}${leftOut}`, terminal),
    '',
    ...paragraph(because, terminal),
    ...advice.flatMap((line) => paragraph(`· ${line}`, terminal)),
    ...(isGood ? [] : paragraph('So no account is given a probability.', terminal)),
  ].join('\n');
}

/** A sentence at full strength: it is what the page is for. */
function paragraph(text: string, terminal: Terminal): string[] {
  return wrapped(text, { ...terminal, paint: (_, plain) => plain }).split('\n');
}

type Figure = { what: string; model: string; beside: string };

function figures({ outOfTime }: RiskCard, terminal: Terminal): string {
  if (!outOfTime) return '';
  const { model, bestMetric, advantage } = outOfTime;
  const best = bestMetric?.auc ? `${estimate(bestMetric.auc)} by "${bestMetric.label}" alone` : '0.5 by guessing';
  const rows: Figure[] = [
    { what: 'AUC', model: estimate(model.auc), beside: best },
    ...(advantage ? [{ what: 'ahead by', model: estimate(advantage), beside: '' }] : []),
    { what: 'PR-AUC', model: digits(model.prAuc), beside: `${digits(model.baseRate)} by guessing` },
    { what: 'top-decile lift', model: estimate(model.lift), beside: '1 by guessing' },
    { what: 'Brier score', model: digits(model.brier), beside: `${digits(model.baseBrier)} by the base rate` },
  ];
  const drawn = table(
    rows,
    [
      { title: '', cell: ({ what }) => what },
      { title: 'Model', cell: ({ model: figure }) => figure },
      { title: 'Against', grow: 1, cell: ({ beside }) => beside },
    ],
    terminal,
  );
  return `${drawn}\n${wrapped(tested(model), terminal)}`;
}

function tested({ n, accounts, events, baseRate }: Evaluation): string {
  return `from ${counted(n, 'snapshot')} of ${counted(accounts, 'account')}, after ${number(events)} of which the account left (${(100 * baseRate).toFixed(1)} %); in brackets the 95 % interval`;
}

function calibration(bins: readonly CalibrationBin[] = [], terminal: Terminal): string {
  if (bins.length === 0) return '';
  return table(
    bins,
    [
      { title: 'It said', align: 'right', cell: ({ from, to }) => `${tenths(from)}–${tenths(to)} %` },
      { title: 'on average', align: 'right', cell: ({ predicted }) => `${tenths(predicted)} %` },
      { title: 'It happened', align: 'right', cell: ({ observed }) => `${tenths(observed)} %` },
      { title: 'Snapshots', align: 'right', cell: ({ n }) => number(n) },
    ],
    terminal,
  );
}

function drivers(rows: readonly RiskDriver[], terminal: Terminal): string {
  if (rows.length === 0) return '';
  const at = (row: RiskDriver, end: 'low' | 'high') => `${times(row[end].odds)} at ${shownValue(row, row[end].value)}`;
  const drawn = table(
    rows,
    [
      { title: 'Odds of leaving', cell: (row) => at(row, 'low') },
      { title: '', cell: (row) => at(row, 'high') },
      { title: 'not known', cell: ({ oddsWhenMissing }) => times(oddsWhenMissing) },
      { title: 'by', grow: 1, cell: ({ words }) => words },
    ],
    terminal,
  );
  return `${drawn}\n${wrapped('× 1 is the average account; what lies between is read between.', terminal)}`;
}

function earlierModels(rows: readonly EarlierModel[], terminal: Terminal): string {
  if (rows.length === 0) return '';
  return table(
    rows,
    [
      { title: 'Knew what was before', cell: ({ before }) => before },
      { title: 'Model', cell: ({ modelId }) => modelId },
      { title: 'Signal', cell: ({ signal }) => signal },
      { title: 'AUC', cell: ({ auc }) => estimate(auc) },
    ],
    terminal,
  );
}

function shownValue({ isYesOrNo }: RiskDriver, value: number): string {
  if (isYesOrNo) return value > 0 ? 'yes' : 'no';
  return numberInWords(value);
}

const digits = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(3));
const tenths = (ratio: number) => (100 * ratio).toFixed(1);
const times = (odds: number) => `× ${odds.toFixed(odds < 0.1 ? 2 : 1)}`;

/** `0.812 (0.741–0.875)`. */
export function estimate(figure: Estimate | undefined): string {
  return figure ? `${digits(figure.value)} (${digits(figure.low)}–${digits(figure.high)})` : '–';
}
