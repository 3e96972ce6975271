import type { TableVersions } from '../../lib/adapters/dynamodb/operator/count-versions.ts';
import type { TableExported } from '../../lib/adapters/dynamodb/operator/export-table.ts';
import type { TableImported } from '../../lib/adapters/dynamodb/operator/import-table.ts';
import type { TableMigrated } from '../../lib/adapters/dynamodb/operator/migrate-table.ts';
import { table } from './table.ts';
import type { Terminal } from './terminal.ts';
import { counted, heading, instant, number } from './words.ts';

/** How many items of each schema version there are, and what that means. */
export function presentVersions(versions: TableVersions, terminal: Terminal): string {
  const { table: name, items, schemaVersion } = versions;
  const title = `${heading(`Table ${name}`, terminal)}: ${counted(items, 'item')}; this Holdfast writes schema version ${schemaVersion}`;
  if (items === 0) return title;
  const rows = table(
    versions.versions,
    [
      { title: 'Version', align: 'right', cell: ({ version }) => String(version) },
      { title: 'Items', align: 'right', cell: (row) => number(row.items) },
      { title: '', grow: 1, cell: ({ version }) => meaningOf(version, schemaVersion, terminal) },
    ],
    terminal,
  );
  return `${title}\n\n${rows}`;
}

function meaningOf(version: number, current: number, terminal: Terminal): string {
  if (version === current) return terminal.paint('green', 'up to date');
  if (version < current) return 'older: brought up to date as it is read; `holdfast table migrate` rewrites it';
  return terminal.paint('red', 'newer: deploy the newer version of Holdfast again, or restore the table');
}

/** What a migration did. */
export function presentMigrated(
  { table: name, items, schemaVersion, migrated }: TableMigrated,
  terminal: Terminal,
): string {
  const parts = Object.entries(migrated).map(([version, count]) => `${number(count)} from version ${version}`);
  const done = parts.length === 0 ? 'nothing was older' : `rewrote ${parts.join(', ')}`;
  return `${tick(terminal)} ${name}: ${done}; ${counted(items, 'item')} at schema version ${schemaVersion}.`;
}

/** What was exported, and how to treat it. */
export function presentExported(exported: TableExported, terminal: Terminal): string {
  const { file, table: name, items, expired, bytes } = exported;
  const leftOut = expired > 0 ? ` (${number(expired)} had expired and were left out)` : '';
  return [
    `${tick(terminal)} ${counted(items, 'item')} of ${name} in ${file}, ${number(bytes / 1_000_000)} MB${leftOut}.`,
    terminal.paint(
      'dim',
      '  It holds customer data, people’s addresses too; only you can read it. Secrets are not in it.',
    ),
  ].join('\n');
}

/** What was imported, and what does not go on by itself. */
export function presentImported(imported: TableImported, terminal: Terminal): string {
  const { table: name, from, items, runsUnderWay, messagesHeld } = imported;
  const lines = [
    `${tick(terminal)} ${counted(items, 'item')} of ${from.table}, as of ${instant(from.takenAt)}, in ${name}.`,
  ];
  if (runsUnderWay > 0) {
    const runs = counted(runsUnderWay, 'playbook run');
    lines.push(`  Under way there, and standing still here (what carries them on is not in the table): ${runs}.`);
  }
  if (messagesHeld > 0) {
    lines.push(`  Held back there, and due here too, so that both would send: ${counted(messagesHeld, 'message')}.`);
  }
  return lines.join('\n');
}

const tick = (terminal: Terminal) => terminal.paint('green', '✓');
