import type { DaySummary } from '../../lib/domain/portfolio/summarise-day.ts';
import { trouble } from './sources.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, inBand, number } from './words.ts';

const BANDS = ['green', 'yellow', 'red', 'unknown'];

/** What a run found over the whole portfolio, in a few lines. */
export function presentSummary(summary: DaySummary, terminal: Terminal): string {
  const { day, accounts, implemented } = summary;
  if (accounts === 0) {
    return `No customer to judge on ${day}: import a source that says who is one (a mapping with \`record: account\`).`;
  }
  return [
    `${heading(`${counted(accounts, 'account')} judged on ${day}`, terminal)}`,
    `  ${bandLine(summary, terminal)}`,
    `  ${number(implemented)} implemented, ${number(accounts - implemented)} not yet`,
    ...countLines('Milestones overdue', summary.overdueMilestones, terminal),
    ...countLines('Rules fired', summary.firings, terminal),
    ...countLines('Playbooks started', summary.started, terminal),
    ...sourceLines(summary, terminal),
  ].join('\n');
}

/** A line for each source that is not simply fresh. */
export function sourceLines({ failedSources, sources = [] }: DaySummary, terminal: Terminal): string[] {
  const failed = failedSources.map(
    ({ source, message }) => `  ${terminal.paint('red', `${source} could not be collected:`)} ${message}`,
  );
  const others = sources.filter(
    ({ state, because }) => state !== 'failed' && state !== 'fresh' && because !== undefined,
  );
  return [...failed, ...others.map((one) => `  ${trouble(one, terminal)}`)];
}

/** `212 green · 40 yellow · 31 red · 4 unknown`. */
export function bandLine({ bands }: DaySummary, terminal: Terminal): string {
  return BANDS.filter((band) => bands[band])
    .map((band) => inBand(band, `${number(bands[band])} ${band}`, terminal))
    .join(' · ');
}

function countLines(title: string, counts: Record<string, number>, terminal: Terminal): string[] {
  const entries = Object.entries(counts).filter(([, count]) => count > 0);
  if (entries.length === 0) return [];
  const largestFirst = entries.sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${number(count)}`);
  return [`  ${terminal.paint('dim', `${title}:`)} ${largestFirst.join(', ')}`];
}
