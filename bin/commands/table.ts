import { Command } from 'commander';
import type { LocalPorts } from '../../lib/local/ports.ts';
import type { Progress } from '../../lib/ports/system.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { showProgress } from '../present/progress-bar.ts';
import { presentExported, presentImported, presentMigrated, presentVersions } from '../present/table-reports.ts';
import type { Terminal } from '../present/terminal.ts';
import { command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';
import { type OpenedTable, type TableOptions, withTable } from './with-table.ts';

/** `table status|migrate|export|import`: the table as a whole, for whoever operates it. */
export function tableCommand(terminal: Terminal): Command {
  return new Command('table')
    .description('The table as a whole: which schema it is of, and how it is moved. For whoever operates it.')
    .addCommand(statusCommand(terminal))
    .addCommand(migrateCommand(terminal))
    .addCommand(exportCommand(terminal))
    .addCommand(importCommand(terminal));
}

function subcommand(name: string, summary: string): Command {
  return command(name, summary).option(
    '--table <name>',
    'a DynamoDB table, where AWS_PROFILE, AWS_REGION and AWS_ENDPOINT_URL_DYNAMODB point, instead of the state folder',
  );
}

function statusCommand(terminal: Terminal): Command {
  return subcommand('status', 'Counts the items of each schema version; reads every item.').action(
    async (options: TableOptions) => {
      const { countVersions } = await import('../../lib/adapters/dynamodb/operator/count-versions.ts');
      const versions = await atWork(options, terminal, (table, progress) => countVersions(table, progress));
      terminal.out(options.json ? JSON.stringify(versions) : presentVersions(versions, terminal));
    },
  );
}

function migrateCommand(terminal: Terminal): Command {
  return subcommand(
    'migrate',
    'Rewrites the items of older schema versions; Holdfast may be at work meanwhile.',
  ).action(async (options: TableOptions) => {
    const { migrateTable } = await import('../../lib/adapters/dynamodb/operator/migrate-table.ts');
    const migrated = await atWork(options, terminal, (table, progress) => migrateTable(table, { progress }));
    terminal.out(options.json ? JSON.stringify(migrated) : presentMigrated(migrated, terminal));
  });
}

function exportCommand(terminal: Terminal): Command {
  return subcommand('export', 'Writes every item to a file (gzipped NDJSON). It holds customer data: keep it safe.')
    .argument('<file>', 'the file to write; it must not be there yet')
    .action(async (file: string, options: TableOptions) => {
      const { exportTable } = await import('../../lib/adapters/dynamodb/operator/export-table.ts');
      const exported = await atWork(options, terminal, (table, progress) =>
        exportTable(file, table, { clock: table.clock, progress }),
      );
      terminal.out(options.json ? JSON.stringify(exported) : presentExported(exported, terminal));
    });
}

function importCommand(terminal: Terminal): Command {
  return subcommand('import', 'Writes every item of an export into an empty table, once the whole file is found good.')
    .argument('<file>', 'an export')
    .option('--into-existing', 'write over what is in the table; the same import again is then harmless', false)
    .action(async (file: string, options: TableOptions & { intoExisting: boolean }) => {
      const { importTable } = await import('../../lib/adapters/dynamodb/operator/import-table.ts');
      const { intoExisting } = options;
      const imported = await atWork(
        options,
        terminal,
        (table, progress) => importTable(file, table, { intoExisting, progress }),
        { make: true },
      );
      if (options.table === undefined) await withHoldfast(options, ({ ports }) => publishAgain(ports));
      terminal.out(options.json ? JSON.stringify(imported) : presentImported(imported, terminal));
    });
}

/** The state machines of playbooks are not in the table: those of the version that is current are made from its files. */
async function publishAgain(ports: LocalPorts): Promise<void> {
  const current = await ports.workflows.current();
  const files = current && (await ports.workflows.files(current.version));
  if (files) await publishWorkflows({ files }, ports);
}

async function atWork<T>(
  options: TableOptions,
  terminal: Terminal,
  work: (table: OpenedTable, progress: Progress) => Promise<T>,
  { make = false } = {},
): Promise<T> {
  const progress = showProgress(terminal);
  try {
    return await withTable(options, (table) => work(table, progress), { make });
  } finally {
    progress.stop();
  }
}
