import type { Command } from 'commander';
import { readWorkflowFolder, writeWorkflowFolder } from '../../lib/adapters/files/workflow-folder.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import type { WorkflowFiles, WorkflowStore } from '../../lib/ports/workflows.ts';
import { currentVersion } from '../../lib/usecases/current-version.ts';
import { versionOf } from '../../lib/usecases/publish-workflows.ts';
import { WrongUsage } from '../errors.ts';
import type { Terminal } from '../present/terminal.ts';
import { counted } from '../present/words.ts';
import { type CommonOptions, command } from './command.ts';
import { withHoldfast } from './with-holdfast.ts';

type Options = CommonOptions & { overwrite: boolean; api?: string };
type Published = { version: string; files: WorkflowFiles };

/** What the command needs of whoever has the published workflows, here or on a deployment. */
type Origin = { current(): Promise<Published>; isPublished(version: string): Promise<boolean> };

/** `workflows pull [folder]`: what is published, written to the folder. */
export function pullCommand(terminal: Terminal): Command {
  return command('pull', 'Writes the published workflows to the folder, as they stand in the console.')
    .argument('[folder]', 'the workflows folder', 'workflows')
    .option('--overwrite', 'also where the folder holds changes that were never published', false)
    .option('--api <url>', 'from this deployment; HOLDFAST_TOKEN holds the token')
    .action(async (folder: string, options: Options) => {
      const pulled = options.api
        ? await pull(folder, options, await thereAt(options.api))
        : await withHoldfast(options, ({ ports }) => pull(folder, options, here(ports.workflows)));
      terminal.out(options.json ? JSON.stringify(pulled) : told(pulled, folder, terminal));
    });
}

type Pulled = { version: string; written: string[]; removed: string[] };

async function pull(folder: string, { overwrite }: Options, origin: Origin): Promise<Pulled> {
  const { version, files } = await origin.current();
  const before = (await readWorkflowFolder(folder)) ?? {};
  const written = Object.keys(files).filter((path) => before[path] !== files[path]);
  const removed = Object.keys(before).filter((path) => !(path in files));
  const differs = written.some((path) => path in before) || removed.length > 0;
  if (differs && !overwrite && !(await origin.isPublished(versionOf(before, { digest: sha256 })))) {
    const lost = [...written.filter((path) => path in before), ...removed];
    throw new WrongUsage(
      `${folder} holds changes that were never published, in ${lost.join(', ')}: pull into another folder and compare, or give them up with --overwrite.`,
    );
  }
  await writeWorkflowFolder(folder, version, files);
  return { version, written, removed };
}

function here(workflows: WorkflowStore): Origin {
  return {
    async current() {
      const { version } = await currentVersion(workflows);
      return { version, files: (await workflows.files(version)) ?? {} };
    },
    isPublished: async (version) => (await workflows.files(version)) !== undefined,
  };
}

async function thereAt(url: string): Promise<Origin> {
  const { openApiClient } = await import('../remote/api-client.ts');
  const api = openApiClient(url, process.env.HOLDFAST_TOKEN);
  return {
    async current() {
      const { version, files } = await api.get<{ version: string; files: { path: string; text: string }[] }>(
        '/workflows',
      );
      return { version, files: Object.fromEntries(files.map(({ path, text }) => [path, text])) };
    },
    async isPublished(version) {
      const { versions } = await api.get<{ versions: { version: string }[] }>('/workflows/versions?limit=200');
      return versions.some((one) => one.version === version);
    },
  };
}

function told({ version, written, removed }: Pulled, folder: string, terminal: Terminal): string {
  const what = [
    ...(written.length > 0 ? [`${counted(written.length, 'file')} written: ${written.join(', ')}`] : []),
    ...(removed.length > 0 ? [`${counted(removed.length, 'file')} removed: ${removed.join(', ')}`] : []),
  ];
  const title = `${folder} is version ${version}, as published${what.length > 0 ? '' : '; nothing had to be changed'}.`;
  return [`${terminal.paint('green', '✓')} ${title}`, ...what.map((line) => `  ${line}`)].join('\n');
}
