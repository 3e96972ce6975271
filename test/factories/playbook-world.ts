import { dynamoStores } from '../../lib/adapters/dynamodb/stores.ts';
import { liquidTemplates } from '../../lib/adapters/liquid/liquid-templates.ts';
import { randomIds } from '../../lib/adapters/system/ids.ts';
import { sha256 } from '../../lib/adapters/system/sha256.ts';
import { yamlDocuments } from '../../lib/adapters/yaml/yaml-documents.ts';
import type { Mail } from '../../lib/domain/messages/mail.ts';
import type { AttemptAnswer } from '../../lib/domain/messages/webhook-retries.ts';
import type { Schedule } from '../../lib/domain/playbooks/look-ahead.ts';
import type { OrderedStep, RunInput, StepOrder } from '../../lib/domain/playbooks/step-order.ts';
import type { WebhookRequest } from '../../lib/ports/delivery.ts';
import type { JudgedDay } from '../../lib/ports/judging.ts';
import type { PublishedVersion, WorkflowFiles, WorkflowStore } from '../../lib/ports/workflows.ts';
import { publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import type { ReleasePorts } from '../../lib/usecases/release-messages.ts';
import { embeddedTable } from './embedded-table.ts';
import { aProfile } from './records.ts';
import { shippedWorkflows } from './workflow-files.ts';

/** What playbooks do to the world outside, written down, and how that world answers. */
export type Outside = {
  mails: Mail[];
  webhooks: WebhookRequest[];
  started: { run: RunInput; at: Schedule }[];
  resumed: { taskToken: string; at: Schedule }[];
  machines: Map<string, string>;
  /** What the next mail meets instead of being taken; `after` the service has taken it all the same. */
  nextMail?: { error: Error; taken: boolean };
  nextWebhook?: AttemptAnswer;
  expiredTokens: Set<string>;
  stopped: string[];
};

/** Reading the folder takes longer than a test: it is published and read once for all worlds of a file. */
const inMemory = memoryWorkflowStore();
let shared: ReturnType<typeof publishWorkflows> | undefined;

function memoryWorkflowStore(): WorkflowStore {
  const versions = new Map<string, WorkflowFiles>();
  const history: PublishedVersion[] = [];
  const current = async () => history.at(-1);
  return {
    writeFiles: async (version, files) => void versions.set(version, files),
    makeCurrent: async (published, { replacing } = { replacing: undefined }) => {
      if (replacing !== undefined && history.at(-1)?.version !== replacing) return false;
      history.push(published);
      return true;
    },
    current,
    history: async (limit) => history.toReversed().slice(0, limit),
    files: async (version) => versions.get(version),
  };
}

type WorldOptions = {
  now?: string;
  refusesDuplicates?: boolean;
  /** Publishes into the world's own table; otherwise what was published once for all worlds is there. */
  publishes?: boolean;
};

/** What people's own doings need besides. */
type HandPorts = Pick<ReturnType<typeof dynamoStores>, 'notes' | 'firings' | 'overrides' | 'reviews'>;

/** The shipped workflows published, an account with a champion on the embedded database, and an outside that is written down. */
export async function playbookWorld(options: WorldOptions = {}) {
  const { now = '2026-03-03T15:00:00Z', refusesDuplicates = false, publishes = false } = options;
  const { table, close } = await embeddedTable();
  const time = { now: new Date(now) };
  const clock = { now: () => time.now };
  const outside: Outside = {
    mails: [],
    webhooks: [],
    started: [],
    resumed: [],
    machines: new Map(),
    expiredTokens: new Set(),
    stopped: [],
  };
  const ports: ReleasePorts & HandPorts & { digest: typeof sha256; performStepArn: string } = {
    clock,
    ids: randomIds,
    digest: sha256,
    documents: yamlDocuments,
    templates: liquidTemplates(),
    ...dynamoStores(table, clock),
    ...(!publishes && { workflows: inMemory }),
    secrets: { webhookSecrets: async () => ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'] },
    performStepArn: 'arn:aws:lambda:us-east-1:000000000000:function:holdfast-perform-step',
    apiUrl: 'https://cs.example.com',
    ...outsidePorts(outside, refusesDuplicates),
  };
  const publish = () => publishWorkflows({ files: shippedWorkflows() }, ports);
  if (!publishes) shared ??= publish();
  const publication = await (publishes ? publish() : shared);
  await ports.records.write({ profiles: [acme()], months: [], newAccountIds: ['acme'] });
  const advance = (hours: number) => {
    time.now = new Date(time.now.getTime() + hours * 3_600_000);
  };
  return { ports, table, outside, advance, close, publication, version: publication?.version ?? '', time };
}

function outsidePorts(
  outside: Outside,
  refusesDuplicates: boolean,
): Pick<ReleasePorts, 'mailer' | 'webhooks' | 'engine'> {
  return {
    mailer: {
      refusesDuplicates,
      async send(mail) {
        const trouble = outside.nextMail;
        outside.nextMail = undefined;
        const isKnown = refusesDuplicates && outside.mails.some(({ deliveryId }) => deliveryId === mail.deliveryId);
        if ((!trouble || trouble.taken) && !isKnown) outside.mails.push(mail);
        if (trouble) throw trouble.error;
        return { messageId: `id-${outside.mails.length}` };
      },
    },
    webhooks: {
      async send(request) {
        outside.webhooks.push(request);
        const answer = outside.nextWebhook ?? { kind: 'answered', status: 204 };
        outside.nextWebhook = undefined;
        return answer;
      },
    },
    engine: {
      async publish(playbook, definition) {
        const text = JSON.stringify(definition);
        const known = outside.machines.get(playbook);
        outside.machines.set(playbook, text);
        if (known === undefined) return 'created';
        return known === text ? 'unchanged' : 'updated';
      },
      async start(run, at) {
        if (outside.started.some((one) => one.run.runId === run.runId)) return 'already-started';
        outside.started.push({ run, at });
        return 'started';
      },
      async resume(taskToken, at) {
        if (outside.expiredTokens.has(taskToken)) return 'expired';
        outside.resumed.push({ taskToken, at });
        return 'resumed';
      },
      async stop(_, runId) {
        if (!outside.started.some((one) => one.run.runId === runId)) return 'unknown';
        outside.stopped.push(runId);
        return 'stopped';
      },
    },
  };
}

const acme = () =>
  aProfile('acme', {
    accounts: [
      {
        kind: 'account',
        accountId: 'acme',
        source: 'crm',
        name: 'Acme & Sons',
        ownerId: 'csm@northgauge.example',
        timeZone: 'America/New_York',
      },
    ],
    contacts: [
      {
        kind: 'contact',
        accountId: 'acme',
        source: 'crm',
        contactId: 'c1',
        name: 'Ada Byron',
        email: 'ada@acme.example',
        role: 'champion',
      },
      {
        kind: 'contact',
        accountId: 'acme',
        source: 'crm',
        contactId: 'c2',
        name: 'Bo Left',
        email: 'bo@acme.example',
        role: 'admin',
        leftDay: '2026-01-01',
      },
    ],
  });

/** A run of a playbook for the account of the world. */
export function aRun(workflowsVersion: string, over: Partial<RunInput> = {}): RunInput {
  return {
    runId: 'setup-stalled-20260303-0123456789abcdef',
    accountId: 'acme',
    playbook: 'onboarding-nudge',
    workflowsVersion,
    ruleId: 'setup-stalled',
    day: '2026-03-03',
    reason: 'No data flows 20 days after sign-up',
    ...over,
  };
}

/** A step that writes to the customer's champion. */
export const setupHelp: OrderedStep = {
  kind: 'email',
  id: '1-email',
  to: ['champion'],
  template: 'setup-help',
  category: 'operational',
};

/** What a state asks for: a step, in the middle of a run unless told otherwise. */
export function anOrder(run: RunInput, step: OrderedStep, over: Partial<StepOrder> = {}): StepOrder {
  return { run, step, ahead: [], ends: { next: false, otherwise: false }, ...over };
}

/** The account as judged on a day: `metrics` are those that have a value. */
export function aJudgedDay(metrics: Record<string, number>, over: Partial<JudgedDay> = {}): JudgedDay {
  return {
    accountId: 'acme',
    day: '2026-03-03',
    attributes: { name: 'Acme & Sons', signupDay: '2026-02-11' },
    metrics,
    missing: {},
    milestones: {},
    provenance: {},
    health: { score: 41.6, band: 'yellow', coverage: 1, points: [] },
    rules: {},
    historyRevision: 0,
    workflowsVersion: 'v',
    ...over,
  };
}
