import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { type Role, roles } from '../../lib/domain/people/role.ts';
import type { RiskModel } from '../../lib/domain/risk/risk-model.ts';
import { defaultPort } from '../../lib/local/api-address.ts';
import type { Holdfast } from '../../lib/local/open-holdfast.ts';
import type { Preparation } from '../../lib/local/prepare-folder.ts';
import { type Overview, showOverview } from '../../lib/usecases/show-overview.ts';
import { buildConsole } from '../build-console.ts';
import { presentOverview } from '../present/overview.ts';
import { showProgress } from '../present/progress-bar.ts';
import type { Terminal } from '../present/terminal.ts';
import { previewApart } from '../preview-apart.ts';
import { runApart } from '../run-apart.ts';
import { type CommonOptions, command, oneOf, wholeNumber } from './command.ts';
import { folderNote } from './folder-note.ts';

type Options = CommonOptions &
  Preparation & { port: number; speed: number; once: boolean; console: boolean; role: Role };

/** `start`: the sample company (or the folder's own data) judged up to today, and the API until Ctrl-C. */
export function startCommand(terminal: Terminal): Command {
  return command(
    'start',
    'Judges everything up to today, prints what it found, and serves the console and the API until Ctrl-C. The first start of a folder makes the sample company.',
  )
    .option('--port <port>', 'where to serve them on 127.0.0.1 (0: any free port)', wholeNumber(0, 65_535), defaultPort)
    .option('--no-sample', 'make no sample company: the folder is for your own data')
    .option('--accounts <count>', 'how many customers the sample company has', wholeNumber(20, 20_000))
    .option('--seed <number>', 'which sample company: another seed makes another one', wholeNumber(0, 999_999_999))
    .option('--history <days>', 'how many days a new folder is judged back', wholeNumber(1, 548), 7)
    .option('--speed <factor>', 'run the clock so many times as fast', wholeNumber(1, 1_000_000), 1)
    .option(
      '--role <role>',
      `the most that whoever is at the keyboard may do: ${roles.join(', ')}`,
      oneOf(roles),
      'admin',
    )
    .option('--no-console', 'serve the API alone')
    .option('--once', 'do everything and end, without serving', false)
    .action((options: Options) => start(options, terminal));
}

async function start(options: Options, terminal: Terminal): Promise<void> {
  const problems = (error: unknown) => terminal.err(`holdfast: ${(error as Error).message}`);
  const { port, speed, dir, role } = options;
  const { serveHoldfast } = await import('../../lib/local/open-holdfast.ts');
  const site = await siteOf(options);
  const folder = resolve(dir);
  const apart = previewApart(folder);
  const served = { dir: folder, port, speed, site, role, onProblem: problems, previewApart: apart };
  const holdfast = await serveHoldfast(served);
  try {
    const built = site && buildConsole();
    const overview = await prepare(options, holdfast, terminal);
    const trouble = await built;
    if (trouble) terminal.err(trouble);
    const apiUrl = options.once ? undefined : holdfast.runtime?.apiUrl;
    terminal.out(
      options.json
        ? JSON.stringify({ ...overview, apiUrl })
        : presentOverview(overview, { apiUrl, dir, hasConsole: site !== undefined }, terminal),
    );
    const note = await folderNote('workflows', holdfast.ports.workflows);
    if (note) terminal.err(note);
    if (!options.once) {
      void learnRisk(holdfast, terminal, problems);
      await interruption();
    }
  } finally {
    await holdfast.close();
    // What was cut off (a training) would keep the process for nothing: the next start takes it up.
    if (isEnding) process.exit(0);
  }
}

async function siteOf(options: Options) {
  if (options.once || !options.console) return undefined;
  const { consoleSite } = await import('../../lib/local/console-site.ts');
  return consoleSite();
}

/** The first model takes longer than anybody wants to wait for a first look: it is trained while the API is served, apart. */
async function learnRisk(
  { dir, ports }: Holdfast,
  terminal: Terminal,
  onProblem: (error: unknown) => void,
): Promise<void> {
  try {
    const { needsFirstRiskModel, trainFirstRiskModel } = await import('../../lib/local/first-risk-model.ts');
    if (!(await needsFirstRiskModel(ports))) return;
    terminal.err(
      terminal.paint('dim', 'Learning from the history who cancels, for the churn risk; this goes on meanwhile.'),
    );
    const model = await trainFirstRiskModel(ports, () => runApart(['risk', 'train', '--dir', dir, '--json']));
    if (model) terminal.err(learned(model, terminal));
  } catch (error) {
    if (!isEnding) onProblem(error);
  }
}

function learned({ signal, horizonDays, because }: RiskModel, terminal: Terminal): string {
  const [verdict, command] =
    signal === 'sufficient' ? ['learned', 'accounts --sort churn-risk'] : ['insufficient signal', 'risk'];
  return `${terminal.paint('bold', `Churn within ${horizonDays} days: ${verdict}.`)} ${because} See it with: ${command}`;
}

async function prepare(options: Options, holdfast: Holdfast, terminal: Terminal): Promise<Overview> {
  const progress = showProgress(terminal);
  try {
    const { prepareFolder } = await import('../../lib/local/prepare-folder.ts');
    await prepareFolder(options, holdfast, progress);
  } finally {
    progress.stop();
  }
  return showOverview({}, holdfast.ports);
}

/** What fails because everything stops is no news. */
let isEnding = false;

/** Ctrl-C, or being told to end; a second Ctrl-C does not wait for what is under way. */
async function interruption(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  isEnding = true;
  process.once('SIGINT', () => process.exit(130));
  await pause(0);
}
