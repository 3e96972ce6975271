import { firstTimeZone } from '../domain/calendar/zoned-time.ts';
import { BranchNotTaken, ExitReached } from '../domain/playbooks/errors.ts';
import { type Schedule, scheduleFrom } from '../domain/playbooks/look-ahead.ts';
import type { StepOrder } from '../domain/playbooks/step-order.ts';
import { effectiveAccount } from '../domain/records/dossier.ts';
import { endRun } from './end-run.ts';
import { judgeCondition } from './judge-condition.ts';
import { loadCurrentWorkflows } from './load-workflows.ts';
import { performers, type StepResult } from './step-performers.ts';
import type { StepPorts } from './step-ports.ts';

/** What came of a step, with the times that the states after it read. */
export type StepDone = Pick<StepResult, 'outcome' | 'delivery' | 'runFailed'> & { at: Schedule };

/**
 * Performs one step of a playbook run. Performed twice, it does once what leaves the house. Throws ExitReached when the
 * playbook's exit condition holds (or the step is one that does) and BranchNotTaken when a branch's does not: the state
 * machine catches both by name.
 */
export async function performStep(order: StepOrder, ports: StepPorts): Promise<StepDone> {
  const { run, step } = order;
  const endings = step.kind === 'close' || step.kind === 'fail';
  if (!endings && order.exitWhen !== undefined) await leaveIfReached(order.exitWhen, order, ports);
  const result = await performers[step.kind](order, ports);
  await record(order, result, ports);
  if (result.leave === 'exit') return leave(order, result.detail ?? '', ports);
  if (result.leave === 'branch') {
    if (order.ends.otherwise) await endRun({ ...run, state: 'completed', reason: 'came to its end' }, ports);
    throw new BranchNotTaken(`Branch ${step.id} is not taken: ${result.detail}.`);
  }
  if (order.ends.next && !endings && step.kind !== 'task') {
    await endRun({ ...run, state: 'completed', reason: 'came to its end' }, ports);
  }
  const { outcome, delivery, runFailed } = result;
  return { at: await scheduleAfter(order, ports), outcome, delivery, runFailed };
}

async function leaveIfReached(condition: string, order: StepOrder, ports: StepPorts): Promise<void> {
  const { holds } = await judgeCondition({ condition, ...order.run }, ports);
  if (!holds) return;
  const detail = `exit condition reached: ${condition}`;
  await record(order, { outcome: 'exited', detail }, ports);
  await leave(order, detail, ports);
}

async function leave({ run, step }: StepOrder, reason: string, ports: StepPorts): Promise<never> {
  await endRun({ ...run, state: 'exited', reason }, ports);
  throw new ExitReached(`The run leaves at step ${step.id}: ${reason}.`);
}

async function record({ run, step }: StepOrder, { outcome, detail }: StepResult, ports: StepPorts): Promise<void> {
  const at = ports.clock.now().toISOString();
  await ports.runs.recordStep(run.runId, { stepId: step.id, kind: step.kind, at, outcome, detail });
}

/** The times on the road ahead, by the account's own clock. */
async function scheduleAfter({ run, ahead }: StepOrder, ports: StepPorts): Promise<Schedule> {
  if (ahead.length === 0) return {};
  const { settings } = await loadCurrentWorkflows(ports);
  const profile = (await ports.records.profiles([run.accountId])).get(run.accountId);
  const zone = firstTimeZone([profile && effectiveAccount(profile).timeZone], settings.timeZone);
  return scheduleFrom(ahead, ports.clock.now().getTime(), zone, settings.calendar);
}
