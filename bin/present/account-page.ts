import type { AccountExplanation } from '../../lib/usecases/explain-account.ts';
import { accountChange } from './account-change.ts';
import { accountHealth, trendWords } from './account-health.ts';
import { accountRisk } from './account-risk.ts';
import { firingTable, metricTables, milestoneTable, ruleTable } from './account-tables.ts';
import { overrideTable } from './overrides.ts';
import { presentRuns } from './runs.ts';
import type { Terminal } from './terminal.ts';
import { counted, fromToday, heading, inBand, money, number, percent } from './words.ts';

/** An account with every number explained: who it is, its churn risk, its health point by point, milestones, rules, metrics, firings and runs. */
export function presentAccount(account: AccountExplanation, terminal: Terminal): string {
  return [
    head(account, terminal),
    section('Churn risk', account.risk ? accountRisk(account.risk, terminal) : '', terminal),
    section(changeTitle(account), account.change ? accountChange(account.change, terminal) : '', terminal),
    section('Health, point by point', accountHealth(account.health, terminal), terminal),
    section('Set by people', overrideTable(account.overrides, terminal), terminal),
    section('Milestones', milestoneTable(account.milestones, terminal), terminal),
    section('Rules', ruleTable(account.rules, terminal), terminal),
    section('Metrics', metricTables(account.metrics, terminal), terminal),
    section('Firings', firingTable(account.firings, terminal), terminal),
    section('Playbook runs', account.runs.length > 0 ? presentRuns(account.runs, terminal) : '', terminal),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const changeTitle = ({ change }: AccountExplanation) => `What changed since ${change?.since}`;

function section(title: string, body: string, terminal: Terminal): string {
  return body === '' ? '' : `${heading(title, terminal)}\n${body}`;
}

function head(
  { accountId, day, attributes, health, implementedDay, metrics, workflowsVersion }: AccountExplanation,
  terminal: Terminal,
): string {
  const { name, owner, industry, sizeBand, country, plan, currency, stage, signupDay, renewalDay, cancelledDay } =
    attributes;
  const mrr = metrics.find(({ metric }) => metric === 'mrr')?.value;
  const score = `${health.score === undefined ? 'no score' : number(Math.round(health.score))} ${health.band}`;
  const facts: [string, string | undefined][] = [
    ['CSM', owner],
    ['Company', [industry, sizeBand, country].filter(Boolean).join(' · ') || undefined],
    ['Contract', [plan, money(mrr, currency), stage].filter((part) => part && part !== '–').join(' · ') || undefined],
    ['Trend', trendWords(health, health.trend) || undefined],
    [
      'Scorecard',
      health.scorecard &&
        `${health.scorecardLabel ?? health.scorecard.id} (${health.scorecard.id} ${health.scorecard.version})`,
    ],
    ['Signed up', signupDay],
    ['Implemented', implementedDay ?? 'not yet'],
    ['Renewal', renewalDay && `${renewalDay}, ${fromToday(renewalDay, day)}`],
    ['Cancelled', cancelledDay],
    ['Known', knownOf(metrics)],
  ];
  return [
    `${heading(name ?? accountId, terminal)}  ${terminal.paint('dim', accountId)}  ${inBand(health.band, score, terminal)}`,
    terminal.paint(
      'dim',
      `as judged on ${day} with workflows ${workflowsVersion}; ${percent(health.coverage)} of the score had input`,
    ),
    '',
    ...facts
      .filter(([, value]) => value)
      .map(([label, value]) => `  ${terminal.paint('dim', label.padEnd(11))}  ${value}`),
  ].join('\n');
}

/** How much of the catalogue is known of the account, and what has gone stale: `180 of 201 metrics; 6 stale, from zendesk`. */
function knownOf(metrics: AccountExplanation['metrics']): string {
  const known = metrics.filter(({ value }) => value !== undefined).length;
  const stale = metrics.filter(({ missing }) => missing === 'stale');
  const sources = [...new Set(stale.flatMap(({ sources }) => sources))].toSorted();
  const whose = sources.length > 0 ? `, from ${sources.join(', ')}` : '';
  return `${known} of ${counted(metrics.length, 'metric')}${stale.length > 0 ? `; ${stale.length} stale${whose}` : ''}`;
}
