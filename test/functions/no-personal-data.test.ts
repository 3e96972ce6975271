import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandler as api } from '../../functions/api/handler.ts';
import { identityFromClaims } from '../../functions/api/identity.ts';
import { createHandler as apiReports } from '../../functions/api-reports/handler.ts';
import { createHandler as apiWorkflows } from '../../functions/api-workflows/handler.ts';
import { createHandler as collectSource } from '../../functions/collect-source/handler.ts';
import { functionLog } from '../../functions/function-log.ts';
import { createHandler as measureShard } from '../../functions/measure-shard/handler.ts';
import { createHandler as mergePeers } from '../../functions/merge-peers/handler.ts';
import { createHandler as performStep } from '../../functions/perform-step/handler.ts';
import { createHandler as planRun } from '../../functions/plan-run/handler.ts';
import { createHandler as prepareReview } from '../../functions/prepare-review/handler.ts';
import { createHandler as previewHistory } from '../../functions/preview-history/handler.ts';
import { createHandler as publishWorkflows } from '../../functions/publish-workflows/handler.ts';
import { createHandler as recordMailEvent } from '../../functions/record-mail-event/handler.ts';
import { createHandler as recordRunEnd } from '../../functions/record-run-end/handler.ts';
import { createHandler as releaseMessages } from '../../functions/release-messages/handler.ts';
import { createHandler as reportDay } from '../../functions/report-day/handler.ts';
import { createHandler as scoreShard } from '../../functions/score-shard/handler.ts';
import { createHandler as sendDigest } from '../../functions/send-digest/handler.ts';
import { createHandler as startDailyRun } from '../../functions/start-daily-run/handler.ts';
import { createHandler as trainRisk } from '../../functions/train-risk/handler.ts';
import type { OrderedStep } from '../../lib/domain/playbooks/step-order.ts';
import type { Preview } from '../../lib/domain/previews/preview.ts';
import { functionNames } from '../../lib/infra/function-settings.ts';
import { httpEvent } from '../factories/http-event.ts';
import { anOrder, aRun, setupHelp } from '../factories/playbook-world.ts';
import { shippedWorkflows } from '../factories/workflow-files.ts';
import { emfDocument } from './emf-document.ts';
import { failing, type MarkedPorts, mark, markedWorld } from './marked-world.ts';

type Handler = (event: never, context: never) => Promise<unknown>;

const handlers = {
  api: (ports: MarkedPorts) =>
    api(ports, { identify: identityFromClaims, logger: functionLog('api', 'staging'), describe: async () => ({}) }),
  'api-reports': (ports: MarkedPorts) =>
    apiReports(ports, { identify: identityFromClaims, logger: functionLog('api-reports', 'staging') }),
  'api-workflows': (ports: MarkedPorts) =>
    apiWorkflows(ports, { identify: identityFromClaims, logger: functionLog('api-workflows', 'staging') }),
  'collect-source': (ports: MarkedPorts) => collectSource(ports, functionLog('collect-source', 'staging')),
  'measure-shard': (ports: MarkedPorts) => measureShard(ports, functionLog('measure-shard', 'staging')),
  'merge-peers': (ports: MarkedPorts) => mergePeers(ports, functionLog('merge-peers', 'staging')),
  'perform-step': (ports: MarkedPorts) => performStep(ports, functionLog('perform-step', 'staging')),
  'plan-run': (ports: MarkedPorts) => planRun(ports, functionLog('plan-run', 'staging')),
  'preview-history': (ports: MarkedPorts) => previewHistory(ports, functionLog('preview-history', 'staging')),
  'prepare-review': (ports: MarkedPorts) => prepareReview(ports, functionLog('prepare-review', 'staging')),
  'publish-workflows': (ports: MarkedPorts) => publishWorkflows(ports, functionLog('publish-workflows', 'staging')),
  'record-mail-event': (ports: MarkedPorts) => recordMailEvent(ports, functionLog('record-mail-event', 'staging')),
  'record-run-end': (ports: MarkedPorts) => recordRunEnd(ports, functionLog('record-run-end', 'staging')),
  'release-messages': (ports: MarkedPorts) => releaseMessages(ports, functionLog('release-messages', 'staging')),
  'report-day': (ports: MarkedPorts) => reportDay(ports, functionLog('report-day', 'staging')),
  'score-shard': (ports: MarkedPorts) => scoreShard(ports, functionLog('score-shard', 'staging')),
  'send-digest': (ports: MarkedPorts) => sendDigest(ports, functionLog('send-digest', 'staging')),
  'start-daily-run': (ports: MarkedPorts) => startDailyRun(ports, functionLog('start-daily-run', 'staging')),
  'train-risk': (ports: MarkedPorts) => trainRisk(ports, functionLog('train-risk', 'staging')),
};
type Name = keyof typeof handlers;

let world: Awaited<ReturnType<typeof markedWorld>>;
let printed: string[];
beforeAll(async () => {
  world = await markedWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  printed = [];
  const take = (text: unknown) => printed.push(String(text)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(take as typeof process.stdout.write);
  vi.spyOn(process.stderr, 'write').mockImplementation(take as typeof process.stderr.write);
});
afterEach(() => void vi.restoreAllMocks());

type Line = Record<string, unknown>;

/** Calls a function as Lambda does; the lines that it printed, and what it threw. */
async function call(
  name: Name,
  event: unknown,
  ports: MarkedPorts = world.ports,
): Promise<{ lines: Line[]; thrown?: Error }> {
  const handler = handlers[name](ports) as Handler;
  const thrown = await handler(event as never, { awsRequestId: 'request-1' } as never).then(
    () => undefined,
    (error: Error) => error,
  );
  const text = printed.splice(0).join('');
  expect(text).not.toMatch(mark);
  expect(text, 'an e-mail address').not.toMatch(/[\w.+-]@[\w-]+\./);
  return {
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    thrown,
  };
}

const RUN_ID = 'setup-stalled-20261117-1';
const run = () => aRun(world.version, { accountId: 'A1', reason: 'Qzacme does nothing', runId: RUN_ID });
const task: OrderedStep = {
  id: '2-task',
  kind: 'task',
  title: 'Call',
  assignee: 'owner',
  due: { amount: 2, unit: 'days' },
  outcomes: ['done'],
};
const plan = () => ({
  from: '2026-11-17',
  until: '2026-11-17',
  live: true,
  workflowsVersion: world.version,
  sources: ['crm'],
  shards: [0],
});
const collected = [
  { source: 'crm' },
  { source: 'zendesk', failure: { Error: 'Error', Cause: '{"errorMessage":"Qzada"}' } },
];
const bounced = {
  eventType: 'Bounce',
  mail: { messageId: 'm1' },
  bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'Qzada <qzada@customer.example>' }] },
};
const ended = (name: string) => ({
  detail: {
    stateMachineArn: `${world.ports.playbookArnPrefix}playbook-onboarding-nudge`,
    name,
    status: 'FAILED',
    error: 'Qzada',
    cause: 'Qzada',
  },
});
const admin = { sub: 'qzops@us.example', 'cognito:groups': '[admin]' };
const upload = { source: 'crm', files: [{ name: 'qzcustomers.csv', bytes: 10 }] };
const csm = { sub: 'qzowner@us.example', 'cognito:groups': '[csm]' };

/** What each function is called with, in the order of a day, and what its line says beside the message. */
const calls: [Name, () => unknown, Line][] = [
  ['publish-workflows', () => ({ files: shippedWorkflows() }), { faults: 0 }],
  ['start-daily-run', () => ({}), { day: '2026-11-17', outcome: 'started' }],
  ['plan-run', () => ({}), { plan: { until: '2026-11-17' } }],
  ['collect-source', () => ({ source: 'crm' }), { source: 'crm', rows: 5 }],
  ['measure-shard', () => ({ plan: plan(), shard: 0 }), { shard: 0, accountDays: 1 }],
  ['merge-peers', () => ({ plan: plan() }), {}],
  ['preview-history', () => ({ previewId: 'preview-1' }), { previewId: 'preview-1', state: 'done' }],
  ['train-risk', () => ({}), { before: '2026-11-01', signal: 'insufficient', RiskSignal: 0 }],
  ['score-shard', () => ({ plan: plan(), shard: 0 }), { shard: 0, accountDays: 1, firings: expect.any(Number) }],
  [
    'report-day',
    () => ({ plan: plan(), collected }),
    { until: '2026-11-17', AccountsJudged: 1, SourcesFailed: 1, failedSources: ['zendesk'] },
  ],
  ['prepare-review', () => ({}), { month: '2026-10', outcome: expect.any(String) }],
  ['send-digest', () => ({}), { sent: [], skipped: [expect.stringMatching(/^digest-weekly-/)] }],
  [
    'perform-step',
    () => anOrder(run(), setupHelp),
    {
      runId: RUN_ID,
      accountId: 'A1',
      deliveryId: `${RUN_ID}.1-email`,
      outcome: 'failed',
      DeliveriesFailed: 1,
    },
  ],
  [
    'perform-step',
    () => anOrder(run(), task, { taskToken: 'qztoken' }),
    { runId: RUN_ID, accountId: 'A1', outcome: 'waiting' },
  ],
  [
    'perform-step',
    () => anOrder(run(), { kind: 'fail', id: 'fail' }, { error: { Error: 'MailRefused', Cause: 'Qzada' } }),
    { PlaybookRunsFailed: 1 },
  ],
  // The mail that the review is prepared, which this world's mail service refuses.
  ['release-messages', () => ({}), { DeliveriesFailed: 1, DeliveriesUnknown: 0 }],
  [
    'record-mail-event',
    () => ({ Records: [{ Sns: { Message: JSON.stringify(bounced) } }] }),
    { messageIds: ['m1'], Bounces: 1 },
  ],
  ['record-run-end', () => ended(RUN_ID), { runId: RUN_ID, outcome: 'ended-before' }],
  ['api', () => httpEvent('/accounts/A1?limit=Qzada'), { route: 'GET /accounts/{accountId}', status: 401 }],
  ['api', () => httpEvent('/accounts?search=Qzacme', { claims: csm }), { route: 'GET /accounts', role: 'csm' }],
  ['api', () => httpEvent('/accounts/A1', { claims: csm }), { status: 200, accountId: 'A1', ms: 0 }],
  ['api', () => httpEvent('/accounts/Qzada%20Qzbyron', { claims: csm }), { status: 404 }],
  ['api', () => httpEvent('/unsubscribe/qztoken'), { route: 'GET /unsubscribe/{token}' }],
  ['api', () => httpEvent('/preferences/qztoken'), { route: 'GET /preferences/{token}' }],
  ['api', () => httpEvent('/uploads', { claims: admin, json: upload }), { status: 200, role: 'admin' }],
  [
    'api-reports',
    () => httpEvent('/reviews/2026-10/accounts/Qzada%20Qzbyron', { claims: csm }),
    { route: 'GET /reviews/{month}/accounts/{accountId}', status: 404, role: 'csm' },
  ],
  ['api', () => httpEvent('/qz/qztoken', { method: 'QZ' }), { status: 404 }],
  [
    'api-workflows',
    () => httpEvent('/workflows/check', { claims: csm, json: { files: { 'rules.yaml': 'Qzada: [' } } }),
    { route: 'POST /workflows/check', status: 200, role: 'csm' },
  ],
  [
    'api',
    () => httpEvent(`/tasks/${RUN_ID}.2-task/complete`, { claims: csm, json: { outcome: 'done', note: 'Qznote' } }),
    { status: 200, role: 'csm', taskId: `${RUN_ID}.2-task` },
  ],
];

/** These answer a failure, and log an odd request in a line of its own kind. */
const answersHttp = (name: string) => name.startsWith('api');

it('every function is asked', () => {
  expect([...new Set(calls.map(([name]) => name))].sort()).toEqual([...functionNames].sort());
});

describe('a line of the log', () => {
  beforeAll(async () => {
    const playbookRun = { ...run(), title: 'Nudge', startedAt: '2026-11-17T06:00:00.000Z', state: 'running' as const };
    await world.ports.runs.begin(playbookRun);
    const asked = { previewId: 'preview-1', kind: 'rule', state: 'running', requestedAt: '2026-11-18T15:00:00.000Z' };
    await world.ports.previews.begin(asked as Preview, { kind: 'rule', ruleId: 'gone-quiet' });
  });

  it.each(calls)(
    'of %s says by ids and counts what was done, and nothing about people (%#)',
    async (name, event, says) => {
      const { lines, thrown } = await call(name, event());
      expect(thrown?.stack).toBeUndefined();
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        level: 'INFO',
        service: name,
        environment: 'staging',
        requestId: 'request-1',
        ...says,
      });
      if (lines[0]?._aws) emfDocument.parse(lines[0]);
    },
  );

  it.each(calls)(
    'of %s says of a failure neither what was asked nor what a service answered (%#)',
    async (name, event) => {
      const { lines, thrown } = await call(name, event(), failing(world.ports));
      // Lambda logs by itself what a function throws.
      expect(`${thrown?.message} ${thrown?.stack} ${JSON.stringify(thrown)} ${thrown?.cause}`).not.toMatch(mark);
      for (const line of lines)
        expect(line).toMatchObject({ service: name, environment: 'staging', requestId: 'request-1' });
      const failed = lines.filter(({ message }) => message === 'failed');
      for (const line of failed)
        expect(line).toMatchObject({ error: 'ValidationException', awsRequestId: 'aws-request' });
      if (!answersHttp(name)) expect(failed).toHaveLength(thrown ? 1 : 0);
    },
  );

  it.each(Object.keys(handlers).filter((name) => !answersHttp(name)) as Name[])(
    'of %s says of an event that is not as it should be only where',
    async (name) => {
      const { lines, thrown } = await call(name, 'Qzada <qzada@customer.example>');
      expect([thrown?.name, lines]).toMatchObject(['EventMalformed', [{ message: 'failed', error: 'EventMalformed' }]]);
      expect(thrown?.message).not.toMatch(mark);
    },
  );
});
