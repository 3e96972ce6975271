import type { Run, RunStep } from '../../lib/domain/playbooks/run.ts';
import type { RunHistory } from '../../lib/usecases/show-run.ts';
import { presentDeliveries } from './outbox.ts';
import { table } from './table.ts';
import { presentTasks } from './tasks.ts';
import type { Terminal } from './terminal.ts';
import { heading, instant } from './words.ts';

const STATE_STYLES = { running: 'cyan', completed: 'green', exited: 'green', failed: 'red' } as const;

/** Playbook runs, a line each. */
export function presentRuns(runs: readonly Run[], terminal: Terminal): string {
  return table(
    runs,
    [
      { title: 'Started', cell: ({ startedAt }) => instant(startedAt) },
      { title: 'State', cell: ({ state }) => terminal.paint(STATE_STYLES[state], state) },
      { title: 'Playbook', cell: ({ playbook }) => playbook },
      { title: 'Account', cell: ({ accountId }) => accountId },
      { title: 'Why', grow: 1, cell: ({ reason, endReason }) => (endReason ? `${reason} → ${endReason}` : reason) },
    ],
    terminal,
  );
}

/** A run with its steps, messages and tasks. */
export function presentRun(run: RunHistory, terminal: Terminal): string {
  const parts = [
    `${heading(run.title, terminal)}  ${terminal.paint(STATE_STYLES[run.state], run.state)}`,
    terminal.paint('dim', `run ${run.runId} for account ${run.accountId}, started ${instant(run.startedAt)}`),
    `Because: ${run.reason}`,
    ...(run.endReason ? [`Ended ${instant(run.endedAt)}: ${run.endReason}`] : []),
    `\n${heading('Steps', terminal)}\n${stepTable(run.steps, terminal)}`,
  ];
  if (run.deliveries.length > 0)
    parts.push(`\n${heading('Messages', terminal)}\n${presentDeliveries(run.deliveries, terminal)}`);
  if (run.tasks.length > 0) parts.push(`\n${heading('Tasks', terminal)}\n${presentTasks(run.tasks, terminal)}`);
  return parts.join('\n');
}

function stepTable(steps: readonly RunStep[], terminal: Terminal): string {
  if (steps.length === 0) return '  none yet';
  return table(
    steps,
    [
      { title: 'At', cell: ({ at }) => instant(at) },
      { title: 'Step', cell: ({ stepId, kind }) => (stepId === kind ? kind : `${stepId} (${kind})`) },
      { title: 'Outcome', cell: ({ outcome }) => outcome },
      { title: '', grow: 1, cell: ({ detail }) => detail ?? '' },
    ],
    terminal,
  );
}
