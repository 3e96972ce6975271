import type { Command } from 'commander';
import { pulledVersion } from '../../lib/adapters/files/workflow-folder.ts';
import { type FolderPublication, publishFolder } from '../../lib/usecases/publish-folder.ts';
import { inWords } from '../../lib/usecases/publish-workflows.ts';
import { FaultsFound, WrongUsage } from '../errors.ts';
import { inFolder } from '../present/faults.ts';
import type { Terminal } from '../present/terminal.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';
import { workflowFilesOf } from './workflow-files-of.ts';

type Options = CommonOptions & { over?: string; because?: string; by?: string };

/** `workflows publish [folder]`: the folder put to work, unless that undid what was published in the console. */
export function publishCommand(terminal: Terminal): Command {
  return command('publish', 'Checks the folder and puts it to work; runs under way finish as they began.')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .option('--because <words>', 'why, for whoever reads the history')
    .option('--by <address>', 'who publishes it')
    .option('--over <version>', 'replace this version, although it was published in the console')
    .action((folder: string, options: Options) => publish(folder, options, terminal));
}

async function publish(folder: string, { over, because, by, ...options }: Options, terminal: Terminal): Promise<void> {
  const files = await workflowFilesOf(folder);
  const pulled = over ?? (await pulledVersion(folder));
  const stated = { by, message: because, from: 'folder' as const };
  const publication = await withHoldfast(options, ({ ports }) => publishFolder({ files, pulled, ...stated }, ports), {
    make: true,
  });
  if (publication.version === undefined) {
    throw new FaultsFound(inFolder(publication.faults, folder), 'Nothing was published.');
  }
  if ('kept' in publication) throw new WrongUsage(whatWouldBeLost(publication.kept, folder));
  terminal.out(options.json ? JSON.stringify(publication) : told(publication, folder, terminal));
}

function whatWouldBeLost(kept: Parameters<typeof inWords>[0], folder: string): string {
  return (
    `Nothing was published: ${folder} was written before ${inWords(kept)}, in the console, and would undo it. ` +
    `Bring the folder level first (holdfast workflows pull ${folder}), or replace that version (--over ${kept.version}).`
  );
}

function told(publication: FolderPublication, folder: string, terminal: Terminal): string {
  if (publication.version === undefined || 'kept' in publication) return '';
  const { changed, playbooks, version } = publication;
  const lines = Object.entries(playbooks).map(([id, what]) => `  ${id}: ${what}`);
  const title = changed
    ? `Published ${folder} as version ${version}.`
    : `${folder} is version ${version}, already published.`;
  return [`${terminal.paint('green', '✓')} ${title}`, ...lines].join('\n');
}
