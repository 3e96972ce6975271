import type { Delivery } from '../../domain/messages/delivery.ts';
import type { Letter } from '../../domain/messages/letter.ts';
import type { MessageLog } from '../../domain/messages/message-log.ts';
import type { Escalation, Run, RunStep } from '../../domain/playbooks/run.ts';
import type { Task } from '../../domain/playbooks/task.ts';
import type { DeliveryStore, LetterStore, MessageLogStore } from '../../ports/delivery.ts';
import type { EscalationStore, RunStore, TaskStore } from '../../ports/playbooks.ts';
import type { Clock } from '../../ports/system.ts';

/** Something that happened to a delivery, and when (ISO 8601). */
export type DeliveryEvent = { at: string; delivery: Delivery };

/** The outbox of a run that is only tried: kept in memory, with all that happened to each message. */
export function pretendedDeliveries(clock: Clock) {
  const held = new Map<string, Delivery>();
  const events: DeliveryEvent[] = [];
  const keep = (delivery: Delivery) => {
    held.set(delivery.deliveryId, delivery);
    events.push({ at: clock.now().toISOString(), delivery });
    return true;
  };
  const all = () => [...held.values()];
  const store: DeliveryStore = {
    find: async (deliveryId) => held.get(deliveryId),
    findAll: async (deliveryIds) => all().filter(({ deliveryId }) => deliveryIds.includes(deliveryId)),
    create: async (delivery) => !held.has(delivery.deliveryId) && keep(delivery),
    change: async (_, after) => keep(after),
    due: async (now) => all().filter(({ state, dueAt }) => state === 'held' && dueAt !== undefined && dueAt <= now),
    newest: async () => all(),
    ofRun: async (runId) => all().filter((delivery) => delivery.runId === runId),
  };
  return { store, events, all };
}

/** The tasks of a run that is only tried. */
export function pretendedTasks() {
  const held = new Map<string, Task>();
  const put = (task: Task) => held.set(task.taskId, task) !== undefined;
  const store: TaskStore = {
    find: async (taskId) => held.get(taskId),
    create: async (task) => !held.has(task.taskId) && put(task),
    changeOpen: async (task) => held.get(task.taskId)?.state === 'open' && put(task),
    reopen: async (task) => put(task),
    madeByHand: async () => [],
    markSignalled: async (taskId) => void put({ ...(held.get(taskId) as Task), signalled: true }),
    open: async () => [...held.values()],
    done: async () => [],
    unsignalled: async () => [],
    ofRun: async () => [...held.values()],
  };
  return { store, held };
}

/** A run that is only tried, with how each step and the whole went. */
export function pretendedRun(run: Run) {
  const steps = new Map<string, RunStep>();
  const kept = { run };
  const store: RunStore = {
    begin: async () => true,
    async end(_, end) {
      if (kept.run.state !== 'running') return false;
      kept.run = { ...kept.run, ...end };
      return true;
    },
    find: async () => kept.run,
    findAll: async () => [kept.run],
    startedByHand: async () => [],
    contents: async () => ({ run: kept.run, steps: [...steps.values()], deliveries: [], tasks: [] }),
    recordStep: async (_, step) => void steps.set(step.stepId, step),
    steps: async () => [...steps.values()],
    newest: async () => [kept.run],
  };
  return { store, steps, kept };
}

/** Letters in memory. */
export function pretendedLetters() {
  const letters = new Map<string, Letter>();
  const store: LetterStore = {
    keep: async (letter) => void letters.set(letter.deliveryId, letter),
    find: async (deliveryId) => letters.get(deliveryId),
  };
  return { store, letters };
}

/** The account's message log as it stands, with what the trial adds to it. */
export function pretendedLog(real: MessageLogStore): MessageLogStore {
  let log: MessageLog | undefined;
  return {
    async read(accountId) {
      log ??= await real.read(accountId);
      return log;
    },
    async write(after) {
      log = { ...after, revision: after.revision + 1 };
      return true;
    },
  };
}

/** The account's open escalations, with those that the trial opens and closes. */
export function pretendedEscalations(real: EscalationStore): EscalationStore {
  const own = new Map<string, Escalation>();
  return {
    open: async (escalation) => void own.set(escalation.runId, escalation),
    close: async (_, runId) => void own.delete(runId),
    openOf: async (accountId) => [...(await real.openOf(accountId)), ...own.values()],
  };
}
