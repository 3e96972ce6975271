import type { Flagged, Foresight, RuleBacktest, Workload } from '../../lib/domain/backtest/backtest.ts';
import type { Estimate } from '../../lib/domain/evaluation/prediction.ts';
import type { Backtest } from '../../lib/usecases/backtest-rule.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, cut, heading, number, percent } from './words.ts';

/** A rule's backtest with links: where the API shows each account on the day it was flagged, and the command that does. */
export function linksOf(backtest: RuleBacktest) {
  const flagged = backtest.flagged.map((one) => ({
    ...one,
    path: `/accounts/${encodeURIComponent(one.accountId)}?day=${one.day}`,
    command: commandOf(one),
  }));
  return { ...backtest, flagged };
}

const commandOf = ({ accountId, day }: Flagged): string => `holdfast account ${accountId} --day ${day}`;

/** What a rule would have done, or a draft beside the published rule: figures, overlap with other rules, and whom it flagged. */
export function presentBacktest(backtest: Backtest, limit: number, terminal: Terminal): string {
  const { live, draft, from, to, horizonDays, customers, notes } = backtest;
  const tested = [...(live ? [{ title: 'Published', ...live }] : []), ...(draft ? [{ title: 'Draft', ...draft }] : [])];
  const { rule } = tested.at(-1) as RuleBacktest;
  const days = `${from} to ${to}, ${counted(customers, 'customer')}; leaving within ${horizonDays} days`;
  return [
    `${heading(`${rule.label} (${rule.id})`, terminal)} ${terminal.paint('dim', days)}`,
    ...tested.map((one) => wrapped(`${tested.length > 1 ? `${one.title}: ` : ''}${ruleInWords(one)}`, terminal)),
    '',
    figures(tested, terminal),
    ...openInWords(tested, backtest).map((text) => wrapped(text, terminal)),
    ...notes.map((note) => wrapped(note, terminal)),
    ...tested.flatMap((one) => overlapOf(one, tested.length > 1 ? `, ${one.title.toLowerCase()}` : '', terminal)),
    ...(live && draft ? apart(backtest, terminal) : []),
    ...tested.flatMap((one) =>
      flaggedOf(one, { limit, side: tested.length > 1 ? ` by the ${one.title.toLowerCase()} rule` : '' }, terminal),
    ),
  ].join('\n');
}

function ruleInWords({ rule }: RuleBacktest): string {
  const { when, holdDays, cooldownDays, exitWhen, mode, severity, owner, accounts } = rule;
  const parts = [
    `${mode}, ${severity}`,
    ...(owner ? [`owner ${owner}`] : []),
    ...(accounts === 'active' ? [] : [`accounts: ${accounts}`]),
    `held for ${counted(holdDays, 'day')}, silent for ${counted(cooldownDays, 'day')}`,
    ...(exitWhen ? [`until ${exitWhen}`] : []),
  ];
  return `${when.replaceAll(/\s+/g, ' ')} (${parts.join('; ')})`;
}

type Tested = RuleBacktest & { title: string };

function figures(tested: readonly Tested[], terminal: Terminal): string {
  const rows: [string, (one: Tested) => string][] = [
    ['Firings', ({ firings, accounts }) => `${number(firings)} for ${counted(accounts, 'account')}`],
    ['Firings per CSM and week', ({ workload }) => workloadInWords(workload)],
    [
      'Busiest',
      ({ workload: { busiest } }) => (busiest ? `${busiest.firings} for ${busiest.csm}, week of ${busiest.week}` : '–'),
    ],
    ['Alert budget', ({ workload: { budget } }) => budgetInWords(budget)],
    ['Left within the horizon', ({ foresight }) => leftInWords(foresight)],
    ['Precision', ({ foresight }) => precisionInWords(foresight)],
    ['Recall', ({ foresight }) => recallInWords(foresight)],
    ['Lift', ({ foresight }) => `${estimate(foresight?.lift)}${foresight?.lift ? ' × the base rate' : ''}`],
    ['Base rate', ({ foresight }) => precise(foresight?.baseRate)],
    [
      'Median lead time',
      ({ foresight }) => (foresight?.medianLeadDays === undefined ? '–' : counted(foresight.medianLeadDays, 'day')),
    ],
  ];
  const columns = tested.map((one) => ({
    title: tested.length > 1 ? one.title : '',
    cell: ([, read]: (typeof rows)[number]) => read(one),
  }));
  return table(rows, [{ title: '', cell: ([name]) => name }, ...columns], terminal);
}

function workloadInWords({ csms, mean, unowned }: Workload): string {
  if (mean === undefined) return 'no account has a CSM';
  const nobody = unowned > 0 ? `; ${number(unowned)} for accounts without one` : '';
  return `${number(mean)} on average over ${counted(csms, 'CSM')}${nobody}`;
}

function budgetInWords(budget: Workload['budget']): string {
  if (!budget) return 'not set (alert-budget in settings.yaml)';
  if (budget.weeksOver === 0) return `kept: never more than ${number(budget.firings)} a week`;
  return `broken in ${budget.weeksOver} of ${counted(budget.weeks, 'CSM-week')}: more than ${number(budget.firings)}`;
}

const aboutLeft = 'not judged: the rule is about customers that have left';

function leftInWords(foresight: Foresight | undefined): string {
  if (!foresight) return aboutLeft;
  return `${foresight.accountsLeft} of ${counted(foresight.accountsJudged, 'account')}`;
}

function precisionInWords(foresight: Foresight | undefined): string {
  if (foresight?.precision === undefined) return '–';
  return `${percent(foresight.precision)} of ${counted(foresight.judged, 'firing')}`;
}

function recallInWords(foresight: Foresight | undefined): string {
  if (foresight?.recall === undefined) return foresight ? 'nobody left' : '–';
  return `${percent(foresight.recall)}: ${foresight.foreseen} of ${counted(foresight.left, 'cancellation')} foreseen`;
}

const precise = (share: number | undefined): string => (share === undefined ? '–' : `${number(share * 100)} %`);

/** `3.1 (1.9–4.6)`: a figure with its 95 % interval. */
function estimate(value: Estimate | undefined): string {
  if (!value) return '–';
  const one = (figure: number) => figure.toFixed(1);
  return `${one(value.value)} (${one(value.low)}–${one(value.high)})`;
}

function openInWords(tested: readonly Tested[], { horizonDays, observedUntil }: Backtest): string[] {
  return tested.flatMap(({ foresight, title }) => {
    if (!foresight || foresight.open === 0) return [];
    const which = tested.length > 1 ? ` of the ${title.toLowerCase()} rule` : '';
    return [
      `${counted(foresight.open, 'firing')}${which} cannot be judged yet: ${horizonDays} days after ${foresight.open === 1 ? 'it' : 'them'} lie beyond ${observedUntil}, the last day that is known.`,
    ];
  });
}

function overlapOf({ overlap }: RuleBacktest, side: string, terminal: Terminal): string[] {
  if (overlap.length === 0) return [];
  const rows = table(
    overlap,
    [
      { title: 'Rule', cell: ({ ruleId }) => ruleId },
      { title: 'Accounts', align: 'right', cell: ({ accounts }) => number(accounts) },
      { title: 'Both', align: 'right', cell: ({ both }) => number(both) },
      { title: 'Jaccard', align: 'right', cell: ({ jaccard }) => number(jaccard) },
    ],
    terminal,
  );
  return ['', heading(`Flagged by other rules too${side}`, terminal), rows];
}

function apart({ onlyLive = [], onlyDraft = [] }: Backtest, terminal: Terminal): string[] {
  const line = (title: string, ids: readonly string[]) =>
    wrapped(`${title} (${ids.length}): ${ids.length > 0 ? cut(ids.join(', '), 400) : 'none'}`, terminal);
  return ['', heading('Flagged by only one of them', terminal), line('Published', onlyLive), line('Draft', onlyDraft)];
}

function flaggedOf(
  { flagged }: RuleBacktest,
  { limit, side }: { limit: number; side: string },
  terminal: Terminal,
): string[] {
  if (flagged.length === 0 || limit === 0) return [];
  const shown = flagged.slice(0, limit);
  const rows = table(
    shown,
    [
      { title: 'Day', cell: ({ day }) => day },
      { title: 'Account', cell: ({ accountId }) => accountId },
      { title: 'Reason', grow: 1, cell: ({ reason }) => reason },
      { title: 'CSM', cell: ({ owner }) => owner ?? '–' },
      { title: 'Became of it', cell: (one) => becameInWords(one, terminal) },
    ],
    terminal,
  );
  const rest =
    flagged.length > limit ? `${limit} of ${counted(flagged.length, 'firing')}; --limit shows more, --json all. ` : '';
  const look = `${rest}One of them in full: ${commandOf(shown[0] as Flagged)}`;
  return ['', heading(`Flagged${side}`, terminal), rows, wrapped(look, terminal)];
}

function becameInWords({ became, leftDay }: Flagged, terminal: Terminal): string {
  if (became === 'left') return terminal.paint('red', `left ${leftDay}`);
  return became === 'stayed' ? 'stayed' : terminal.paint('dim', 'not over yet');
}
