import { addWorkingDays } from '../../domain/calendar/sending-calendar.ts';
import { localTimeAt } from '../../domain/calendar/zoned-time.ts';
import type { Day, Month } from '../../domain/day.ts';
import type { StandingDecision, Started } from '../../domain/review/meeting.ts';
import { type AddTaskPorts, addTask } from '../add-task.ts';
import { loadCurrentWorkflows } from '../load-workflows.ts';
import { type HandStartPorts, startPlaybookByHand } from '../start-playbook-by-hand.ts';

/** What an intervention begins: a playbook, or a task for the CSM unless executives are named. */
export type Beginning = { playbook: string } | { task: string; dueDay?: Day; assignee?: 'owner' | 'executives' };

export type BeginningPorts = HandStartPorts & AddTaskPorts;

/** When a task is due that nobody gave a day. */
const DUE_IN_WORKING_DAYS = 3;

/**
 * Starts what was decided. Its id goes by month, account and what is begun, so that deciding it again starts nothing more;
 * after a decision was taken back (`held`, if there is one), what is begun is another.
 */
export async function beginIntervention(
  { month, accountId, by, begin }: { month: Month; accountId: string; by: string; begin: Beginning },
  held: StandingDecision | undefined,
  ports: BeginningPorts,
): Promise<Started> {
  const reason = `Implementation review of ${month}`;
  const requestId = requestOf(month, held);
  if ('playbook' in begin) {
    const request = { accountId, playbook: begin.playbook, requestId, reason, by };
    const { run } = await startPlaybookByHand(request, ports);
    return { playbook: run.playbook, runId: run.runId };
  }
  const { settings } = await loadCurrentWorkflows(ports);
  const zone = settings.timeZone;
  const due = addWorkingDays(ports.clock.now().getTime(), DUE_IN_WORKING_DAYS, zone, settings.calendar);
  const { task } = await addTask(
    {
      ...{ accountId, title: begin.task, description: reason, by, requestId: `${requestId}-${begin.task}` },
      ...(begin.assignee === 'executives' && { assignee: settings.executives[0] }),
      dueDay: begin.dueDay ?? localTimeAt(due, zone).day,
    },
    ports,
  );
  return { taskId: task.taskId, title: task.title };
}

function requestOf(month: Month, held: StandingDecision | undefined): string {
  const takenBack = held && [held, ...held.replaced].find((one) => one.takenBack);
  return takenBack ? `review-${month}-after-${takenBack.revision}` : `review-${month}`;
}
