import type { Delivery } from '../../domain/messages/delivery.ts';
import type { Run, RunStep } from '../../domain/playbooks/run.ts';
import type { Task } from '../../domain/playbooks/task.ts';
import type { RunStore } from '../../ports/playbooks.ts';
import { deskOf } from './desk-partition.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const RUNS = 'RUNS';
const BY_HAND = 'RUN#';
/** What a run's partition holds. */
type ItemOfRun = Item & { run?: Run; step?: RunStep; delivery?: Delivery; task?: Task };

const partition = (runId: string) => `RUN#${runId}`;
const runKey = (runId: string) => ({ PK: partition(runId), SK: 'RUN' });

/** Runs in the table: a partition each, which holds the run and its steps. Runs are listed by when they started. */
export function dynamoRunStore(table: Table): RunStore {
  return {
    async begin(run) {
      const { runId, accountId, startedAt } = run;
      // Noted first: a note without a run is read as none.
      if (run.startedBy !== undefined) await table.put({ PK: deskOf(accountId), SK: `${BY_HAND}${runId}`, runId });
      return table.putIfAbsent({ ...runKey(runId), GSI1PK: RUNS, GSI1SK: `${startedAt}#${runId}`, run });
    },

    async end(runId, end) {
      const item = await table.get<Item & { run: Run }>(runKey(runId), { consistent: true });
      if (item?.run.state !== 'running') return false;
      return table.update(
        runKey(runId),
        { run: { ...item.run, ...end } },
        {
          expression: '#run.#state = :running',
          names: { '#run': 'run', '#state': 'state' },
          values: { ':running': 'running' },
        },
      );
    },

    find: async (runId) => (await table.get<Item & { run: Run }>(runKey(runId)))?.run,

    findAll: async (runIds) =>
      (await table.getAll<Item & { run: Run }>([...new Set(runIds)].map(runKey))).map(({ run }) => run),

    async startedByHand(accountId) {
      const range = { partition: deskOf(accountId), prefix: BY_HAND };
      return (await Array.fromAsync(table.query<Item & { runId: string }>(range))).map(({ runId }) => runId);
    },

    async contents(runId) {
      const items = await Array.fromAsync(table.query<ItemOfRun>({ partition: partition(runId) }));
      return {
        run: items.find(({ run }) => run)?.run,
        steps: inOrder(items.flatMap(({ step }) => step ?? [])),
        deliveries: items.flatMap(({ delivery }) => delivery ?? []),
        tasks: items.flatMap(({ task }) => task ?? []),
      };
    },

    recordStep: (runId, step) => table.put({ PK: partition(runId), SK: `STEP#${step.stepId}`, step }),

    async steps(runId) {
      const range = { partition: partition(runId), prefix: 'STEP#' };
      const items = await Array.fromAsync(table.query<Item & { step: RunStep }>(range));
      return inOrder(items.map(({ step }) => step));
    },

    async newest(limit) {
      const range = { partition: RUNS, listing: true, newestFirst: true, limit };
      return (await Array.fromAsync(table.query<Item & { run: Run }>(range))).map(({ run }) => run);
    },
  };
}

function inOrder(steps: readonly RunStep[]): RunStep[] {
  return steps.toSorted((a, b) => a.at.localeCompare(b.at) || numberOf(a) - numberOf(b));
}

/** The place of a step in its playbook, where its id tells. */
function numberOf({ stepId }: RunStep): number {
  return Number.parseInt(stepId, 10) || 0;
}
