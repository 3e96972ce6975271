import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import type { Overview, Tally } from '../../lib/usecases/show-overview.ts';
import { portfolioTable } from './portfolio.ts';
import { bandLine, sourceLines } from './summary.ts';
import { table, wrapped } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, number } from './words.ts';

/** The folder that was looked into and, while it is served, where: the API, and the console beside it. */
export type Served = { dir: string; apiUrl?: string; hasConsole?: boolean };

/** What a start found, as a person reads it first thing: health, who is at risk and why, what was done, and what the data is worth. */
export function presentOverview(overview: Overview, at: Served, terminal: Terminal): string {
  const parts = [
    portfolio(overview, terminal),
    atRisk(overview, terminal),
    milestones(overview, terminal),
    done(overview, terminal),
    dataQuality(overview.imports, terminal),
    whatNow(at, terminal),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function section(title: string, body: string, terminal: Terminal): string {
  return body === '' ? '' : `${heading(title, terminal)}\n${body}`;
}

function portfolio({ summary }: Overview, terminal: Terminal): string {
  if (!summary) {
    return `${heading('Nothing to judge yet', terminal)}\n  Take in an export: npm run -s holdfast -- import <folder> --map <file>`;
  }
  const { accounts, day, implemented } = summary;
  const lines = [
    bandLine(summary, terminal),
    `${number(implemented)} implemented, ${number(accounts - implemented)} not yet`,
  ];
  const body = [...lines.map((line) => `  ${line}`), ...sourceLines(summary, terminal)];
  return section(`${counted(accounts, 'customer')} as judged on ${day}`, body.join('\n'), terminal);
}

function atRisk({ atRisk }: Overview, terminal: Terminal): string {
  return atRisk.length === 0 ? '' : section('Most at risk', portfolioTable(atRisk, terminal), terminal);
}

function milestones({ summary }: Overview, terminal: Terminal): string {
  return section(
    'Milestones missed',
    largestFirst(summary?.overdueMilestones ?? {}, (name, count) => `${name} by ${counted(count, 'customer')}`),
    terminal,
  );
}

function done({ runs, messages, tasks }: Overview, terminal: Terminal): string {
  const started = listed(runs.byPlaybook);
  const held = listed(messages.held);
  const rows: [string, string][] = [
    ['Playbooks', started === '' ? 'none started' : `${started} (${listed(runs.byState)})`],
    ['Messages', listed(messages.byState) || 'none'],
    ...(held === '' ? [] : [['Held because', held] as [string, string]]),
    ['Tasks', `${number(tasks.open)} open, ${number(tasks.overdue)} overdue, ${number(tasks.done)} done`],
  ];
  const body = table(
    rows,
    [
      { title: '', cell: ([what]) => terminal.paint('dim', what) },
      { title: '', grow: 1, cell: ([, value]) => value },
    ],
    terminal,
  );
  return section('Done about it', body.replace(/^\s*\n/, ''), terminal);
}

function dataQuality(imports: readonly ImportReport[], terminal: Terminal): string {
  if (imports.length === 0) return '';
  return section(
    'What the data is worth',
    table(
      imports,
      [
        { title: 'Source', cell: ({ source }) => source },
        { title: 'Rows', align: 'right', cell: ({ rows }) => number(rows) },
        {
          title: 'Rejected',
          align: 'right',
          cell: ({ rejected }) => (rejected ? terminal.paint('red', number(rejected)) : '0'),
        },
        { title: 'Doubtful', grow: 1, cell: doubts },
      ],
      terminal,
    ),
    terminal,
  );
}

function doubts({ findings, duplicates }: ImportReport): string {
  const repeated = duplicates > 0 ? [`${number(duplicates)} duplicates`] : [];
  return [...repeated, ...findings.map(({ title, count }) => `${number(count)} ${title}`)].join('; ');
}

function whatNow({ apiUrl, hasConsole, dir }: Served, terminal: Terminal): string {
  const flag = dir === '.holdfast' ? '' : ` --dir ${dir}`;
  const lines = [
    `${heading('Look closer', terminal)}  npm run -s holdfast -- account <id>${flag}`,
    wrapped('also: accounts, tasks, outbox, runs, review, retention; --help tells more', terminal),
  ];
  if (apiUrl) {
    lines.push('', `${heading(hasConsole ? 'Console' : 'API', terminal)}  ${apiUrl}`);
    lines.push(
      wrapped(
        `the API is described at ${apiUrl}/openapi.json; Ctrl-C stops, and the next start goes on from here`,
        terminal,
      ),
    );
  }
  return lines.join('\n');
}

function largestFirst(counts: Tally, say: (name: string, count: number) => string): string {
  const entries = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  return entries.map(([name, count]) => `  ${say(name, count)}`).join('\n');
}

function listed(counts: Tally): string {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${number(count)} ${name}`)
    .join(', ');
}
