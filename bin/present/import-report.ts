import type { FileReport, Finding, ImportReport, Rejection } from '../../lib/domain/sources/import-report.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, number } from './words.ts';

/** The data-quality report of an import: what was read, what was refused and why, and what is doubtful. */
export function presentImport(report: ImportReport, terminal: Terminal): string {
  const parts = [head(report, terminal), section('Files', filesTable(report.files, terminal), terminal)];
  if (report.rejections.length > 0) parts.push(section('Rejected rows', rejections(report, terminal), terminal));
  if (report.findings.length > 0) parts.push(section('Doubtful', findingsTable(report.findings, terminal), terminal));
  return parts.join('\n\n');
}

function section(title: string, body: string, terminal: Terminal): string {
  return `${heading(title, terminal)}\n${body}`;
}

function head(
  { source, importId, rows, accepted, rejected, duplicates, accounts, records }: ImportReport,
  terminal: Terminal,
): string {
  const changes = Object.values(records).reduce(
    (sum, { added, changed }) => ({ added: sum.added + added, changed: sum.changed + changed }),
    { added: 0, changed: 0 },
  );
  const refused = rejected === 0 ? 'none rejected' : terminal.paint('red', `${number(rejected)} rejected`);
  return [
    `${heading(source, terminal)}: ${counted(rows, 'row')} read, ${number(accepted)} accepted, ${refused}, ${counted(duplicates, 'duplicate')}`,
    `${counted(changes.added, 'record')} added, ${number(changes.changed)} changed; ` +
      `${counted(accounts.seen, 'account')} (${number(accounts.new)} new, ${number(accounts.undeclared)} not declared by any source yet)`,
    terminal.paint('dim', `import ${importId}`),
  ].join('\n');
}

function filesTable(files: readonly FileReport[], terminal: Terminal): string {
  return table(
    files,
    [
      { title: 'File', cell: ({ file }) => file },
      { title: 'As', cell: ({ record }) => record },
      { title: 'Rows', align: 'right', cell: ({ rows }) => number(rows) },
      { title: 'Accepted', align: 'right', cell: ({ accepted }) => number(accepted) },
      { title: 'Rejected', align: 'right', cell: ({ rejected }) => inRed(rejected, terminal) },
      { title: 'Duplicates', align: 'right', cell: ({ duplicates }) => number(duplicates) },
      { title: 'Left out', align: 'right', cell: ({ filtered }) => number(filtered) },
      { title: '', grow: 1, cell: ({ problem }) => (problem ? terminal.paint('red', problem) : '') },
    ],
    terminal,
  );
}

function inRed(count: number, terminal: Terminal): string {
  return count === 0 ? '0' : terminal.paint('red', number(count));
}

function rejections({ rejections, rejected, rejectsFile }: ImportReport, terminal: Terminal): string {
  const shown = table(
    rejections,
    [
      { title: 'Place', cell: placeOf },
      { title: 'Column', cell: ({ column }) => column ?? '' },
      { title: 'Reason', grow: 1, cell: ({ reason }) => reason },
    ],
    terminal,
  );
  const rest = rejected > rejections.length ? `The first ${rejections.length} of ${number(rejected)}. ` : '';
  return rejectsFile ? `${shown}\n\n  ${terminal.paint('dim', `${rest}All of them: ${rejectsFile}`)}` : shown;
}

function placeOf({ file, line }: Rejection): string {
  return `${file}:${line}`;
}

function findingsTable(findings: readonly Finding[], terminal: Terminal): string {
  return table(
    findings,
    [
      { title: 'Count', align: 'right', cell: ({ count }) => terminal.paint('yellow', number(count)) },
      { title: 'Of', align: 'right', cell: ({ of }) => number(of) },
      { title: 'Finding', cell: ({ title }) => title },
      { title: 'For example', grow: 1, cell: ({ cases }) => cases.slice(0, 3).map(exampleOf).join(', ') },
    ],
    terminal,
  );
}

function exampleOf({ file, line, accountId }: Finding['cases'][number]): string {
  return [accountId, file && `${file}:${line}`].filter(Boolean).join(' ');
}
