import type { Schedule } from '../../domain/playbooks/look-ahead.ts';
import type { Run } from '../../domain/playbooks/run.ts';
import type { Profile } from '../../domain/records/dossier.ts';
import type { EndpointStore, MessageLogStore, SuppressionStore } from '../../ports/delivery.ts';
import type { DayStore } from '../../ports/judging.ts';
import type { EscalationStore, PauseStore } from '../../ports/playbooks.ts';
import type { RecordStore } from '../../ports/records.ts';
import type { WorkflowPorts } from '../load-workflows.ts';
import { once } from '../once.ts';
import type { ReleasePorts } from '../release-messages.ts';
import {
  pretendedDeliveries,
  pretendedEscalations,
  pretendedLetters,
  pretendedLog,
  pretendedRun,
  pretendedTasks,
} from './pretended-stores.ts';

/** What a trial reads: what a run would be judged, weighed and written by. */
export type TrialReads = WorkflowPorts & {
  days: DayStore;
  records: RecordStore;
  messageLogs: MessageLogStore;
  suppressions: SuppressionStore;
  escalations: EscalationStore;
  pauses: PauseStore;
  endpointStore: EndpointStore;
};

export type Pretence = ReturnType<typeof pretend>;

/**
 * Everything that a run needs, in which nothing leaves the house and nothing is kept: its clock stands where `time` says,
 * mail and webhooks are taken by nobody, what it writes is in memory. What it reads is read once, as it is now.
 */
export function pretend(run: Run, profile: Profile, reads: TrialReads) {
  const time = { now: new Date(run.startedAt) };
  const clock = { now: () => time.now };
  const deliveries = pretendedDeliveries(clock);
  const tasks = pretendedTasks();
  const runs = pretendedRun(run);
  const letters = pretendedLetters();
  const resumed: { at?: Schedule } = {};
  const ports: ReleasePorts = {
    ...{ workflows: reads.workflows, documents: reads.documents, templates: reads.templates },
    ...{ clock, ids: { next: () => 'trial' }, apiUrl: NOWHERE },
    days: { ...reads.days, latestJudgedDay: once(() => reads.days.latestJudgedDay(run.accountId)) },
    records: { ...reads.records, profiles: async () => new Map([[run.accountId, profile]]) },
    ...{ deliveries: deliveries.store, tasks: tasks.store, runs: runs.store, letters: letters.store },
    messageLogs: pretendedLog(reads.messageLogs),
    escalations: pretendedEscalations(reads.escalations),
    suppressions: { of: (address) => reads.suppressions.of(address), add: nothing, resubscribe: nothing },
    unsubscribes: { write: nothing, find: async () => undefined },
    pauses: { write: nothing, latest: (accountId) => reads.pauses.latest(accountId), ofAccount: async () => [] },
    endpointStore: { disabled: (endpoint) => reads.endpointStore.disabled(endpoint), disable: nothing },
    secrets: { webhookSecrets: async () => [] },
    mailer: { refusesDuplicates: true, send: async () => ({ messageId: 'trial' }) },
    webhooks: { send: async () => ({ kind: 'answered', status: 200 }) },
    engine: {
      publish: async () => 'unchanged',
      start: async () => 'already-started',
      async resume(_, at) {
        resumed.at = at;
        return 'resumed';
      },
      stop: async () => 'unknown',
    },
  };
  return { ports, time, deliveries, tasks: tasks.held, runs, letters: letters.letters, resumed };
}

/** Links of a mail that nobody gets lead nowhere. */
const NOWHERE = 'https://example.com';
const nothing = async () => {};
