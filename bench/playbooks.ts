import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook, type State, type StateMachineDefinition } from '../lib/domain/playbooks/compile-playbook.ts';
import { planPlaybook } from '../lib/domain/playbooks/plan-playbook.ts';
import type { Playbook } from '../lib/domain/playbooks/playbook.ts';
import { type Holdfast, serveHoldfast } from '../lib/local/open-holdfast.ts';
import { loadCurrentWorkflows } from '../lib/usecases/load-workflows.ts';
import { publishWorkflows } from '../lib/usecases/publish-workflows.ts';
import { startPlaybook } from '../lib/usecases/start-playbook.ts';
import type { BenchTable } from './part.ts';

const START = new Date('2026-03-03T15:00:00Z');
const A_YEAR_IN_MS = 365 * 86_400_000;
const EXECUTIONS = 'arn:aws:states:us-east-1:000000000000:execution:';

/** State transitions per run of each shipped playbook: over every path of its state machine, and as the embedded Step Functions counted one. */
export async function run(): Promise<BenchTable[]> {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-playbooks-'));
  const holdfast = await serveHoldfast({ dir, speed: 'stepped', start: START });
  try {
    const { performStepArn } = holdfast.ports;
    await publishWorkflows({ files: shippedFiles() }, holdfast.ports);
    const { playbooks } = await loadCurrentWorkflows(holdfast.ports);
    const rows: BenchTable['rows'] = [];
    for (const playbook of playbooks.values()) {
      const paths = pathsOf(playbook, compilePlaybook(playbook, performStepArn));
      rows.push([playbook.id, paths.length, ...range(paths), ...(await counted(playbook, holdfast))]);
    }
    return [{ title: 'Playbooks: state transitions per run', columns, rows, note }];
  } finally {
    await holdfast.close();
    rmSync(dir, { recursive: true });
  }
}

const columns = [
  'playbook',
  'paths',
  'steps + waits',
  'states entered',
  'most beyond steps + waits',
  'a run: transitions',
  'its steps + waits + 2',
];
const note =
  'Over all paths of the compiled state machine, retries left out (from shortest to longest). A run: nobody does its tasks and nothing ' +
  'improves; AWS bills the transitions that the embedded Step Functions counted.';

function shippedFiles(): Record<string, string> {
  const entries = readdirSync('workflows', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice('workflows/'.length), readFileSync(path, 'utf8')]));
}

type Path = { own: number; entered: number };

function pathsOf(playbook: Playbook, definition: StateMachineDefinition): Path[] {
  const own = new Set(planPlaybook(playbook).steps.keys());
  const walk = (name: string | undefined, path: Path): Path[] => {
    const state = name === undefined ? undefined : definition.States[name];
    if (!state || name === undefined) return [path];
    const entered = { own: path.own + (own.has(name) ? 1 : 0), entered: path.entered + 1 };
    return waysOut(state).flatMap((next) => walk(next, entered));
  };
  return walk(definition.StartAt, { own: 0, entered: 0 });
}

/** Where a state may lead, failures for good left out. */
function waysOut({ Next, Catch = [] }: State): (string | undefined)[] {
  return [Next, ...Catch.filter(({ ErrorEquals }) => !ErrorEquals.includes('States.ALL')).map((caught) => caught.Next)];
}

function range(paths: Path[]): string[] {
  const span = (values: number[]) => `${Math.min(...values)} to ${Math.max(...values)}`;
  const beyond = Math.max(...paths.map(({ own, entered }) => entered - own));
  return [span(paths.map(({ own }) => own)), span(paths.map(({ entered }) => entered)), `+${beyond}`];
}

async function counted({ id }: Playbook, { ports, runtime }: Holdfast): Promise<(string | number)[]> {
  const firingId = `bench-${id}-1`;
  const firing = {
    firingId,
    ruleId: 'bench',
    accountId: 'none',
    day: '2026-03-03',
    severity: 'info' as const,
    reason: 'measured',
    playbook: id,
  };
  const { playbooks } = await loadCurrentWorkflows(ports);
  if ((await startPlaybook({ firing }, ports)) === 'held-out')
    throw new Error(`Expected ${firingId} not to be held out.`);
  await runtime?.steps?.advanceTo(new Date(ports.clock.now().getTime() + A_YEAR_IN_MS));
  const transitions = (await runtime?.transitions(`${EXECUTIONS}playbook-${id}:${firingId}`)) ?? 0;
  const performed = (await ports.runs.steps(firingId))
    .filter(({ kind }) => kind !== 'close')
    .map(({ stepId }) => stepId);
  const waits = waitsPassed(playbooks.get(id) as Playbook, performed);
  return [transitions, performed.length + waits + 2];
}

/** Waits leave no record of their own: one was passed when the step after it was performed. */
function waitsPassed(playbook: Playbook, performed: string[]): number {
  const { steps } = planPlaybook(playbook);
  return [...steps.values()].filter(
    ({ step, next }) => step.kind === 'wait' && next !== undefined && performed.includes(next),
  ).length;
}
