import { firstTimeZone } from '../domain/calendar/zoned-time.ts';
import type { Settings } from '../domain/messages/settings.ts';
import { PlaybookNotPublished } from '../domain/playbooks/errors.ts';
import { isHeldOut } from '../domain/playbooks/holdout.ts';
import { lookAhead, scheduleFrom } from '../domain/playbooks/look-ahead.ts';
import { planPlaybook } from '../domain/playbooks/plan-playbook.ts';
import type { Playbook } from '../domain/playbooks/playbook.ts';
import type { RunInput } from '../domain/playbooks/step-order.ts';
import type { Firing } from '../domain/rules/firing.ts';
import type { PlaybookEngine, RunStore } from '../ports/playbooks.ts';
import type { Clock } from '../ports/system.ts';
import { loadCurrentWorkflows, type WorkflowPorts } from './load-workflows.ts';

export type StartPorts = WorkflowPorts & { runs: RunStore; engine: PlaybookEngine; clock: Clock };
/** A firing that names a playbook; `timeZone` is the account's, where it is known. */
export type StartRequest = { firing: Omit<Firing, 'outcome'> & { playbook: string }; timeZone?: string };

/**
 * Starts the playbook a firing names, once however often it is asked: run and execution bear the firing's id. A firing
 * in the playbook's holdout starts nothing. Throws PlaybookNotPublished when no published playbook has the name.
 */
export async function startPlaybook(
  { firing, timeZone }: StartRequest,
  ports: StartPorts,
): Promise<'started' | 'held-out'> {
  const { version, playbooks, settings } = await loadCurrentWorkflows(ports);
  const playbook = playbooks.get(firing.playbook);
  if (!playbook) {
    throw new PlaybookNotPublished(
      `Expected a published playbook ${firing.playbook}, found ${[...playbooks.keys()].join(', ') || 'none'}. Publish it, or change the rule ${firing.ruleId}.`,
    );
  }
  if (isHeldOut(firing.firingId, playbook.holdout)) return 'held-out';
  const { firingId: runId, accountId, ruleId, day, reason } = firing;
  const run: RunInput = { runId, accountId, playbook: playbook.id, workflowsVersion: version, ruleId, day, reason };
  await startRun({ run, playbook, settings, timeZone }, ports);
  return 'started';
}

/** A run that is to begin, by the playbook and settings it begins with; `startedBy` is the person who asked for it by hand. */
export type RunStart = {
  run: RunInput;
  playbook: Playbook;
  settings: Settings;
  timeZone?: string;
  startedBy?: string;
};

/** Begins a run and its execution, once however often it is asked: both bear the run's id. False when it had begun before. */
export async function startRun(
  { run, playbook, settings, timeZone, startedBy }: RunStart,
  ports: Pick<StartPorts, 'runs' | 'engine' | 'clock'>,
): Promise<boolean> {
  const now = ports.clock.now();
  const plan = planPlaybook(playbook);
  const zone = firstTimeZone([timeZone], settings.timeZone);
  const by = startedBy === undefined ? {} : { startedBy };
  // The run is recorded first: a crash in between leaves a record that the next attempt starts, never a run nobody knows of.
  const isFirst = await ports.runs.begin({
    ...run,
    title: playbook.title,
    startedAt: now.toISOString(),
    ...by,
    state: 'running',
  });
  await ports.engine.start(run, scheduleFrom(lookAhead(plan, plan.first), now.getTime(), zone, settings.calendar));
  return isFirst;
}
