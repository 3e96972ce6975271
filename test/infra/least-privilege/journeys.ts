import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { anOrder, aRun } from '../../factories/playbook-world.ts';
import { aTask } from '../../factories/work.ts';
import { shippedWorkflows } from '../../factories/workflow-files.ts';
import type { EmbeddedDeployment } from './embedded-deployment.ts';
import type { Receiver } from './receiver.ts';

/** Where the journeys go: the deployment, and whoever receives its webhooks. */
export type World = EmbeddedDeployment & { receiver: Receiver };

/** In the night of the sender's customers: nobody is written to before the morning. */
export const START = new Date('2026-03-03T06:00:00Z');

/** Every way there is to call a function, in an order in which each finds what the ones before have left. */
export const journeys: ((world: World) => Promise<void>)[] = [
  publishTwoVersions,
  judgeTwoDays,
  performSteps,
  performStepsAgain,
  releaseWhatIsDue,
  deliverToBrokenEndpoints,
  hearOfBounces,
  askTheApi,
];

const RULES = `rules:
  - id: everyone
    label: Every account
    when: days_since_signup >= 0
    severity: warning
    playbook: all-steps
    mode: live
`;

const PLAYBOOK = `id: all-steps
title: A step of each kind
exit-when: cancelled
holdout: 0
steps:
  - webhook: { endpoint: crm, event: account.at-risk }
  - email: { to: champion, template: setup-help }
  - wait: 1 working day
  - branch:
      when: days_since_signup >= 0
      then:
        - email: { to: champion, template: first-dashboard }
  - exit-when: days_since_signup < 0
  - task:
      title: Call them
      due: 1 working day
      timeout: 2 working days
      on-timeout:
        - escalate: { template: escalation, reason: Nobody called }
`;

function workflows({ url }: Receiver, playbook = PLAYBOOK) {
  const settings = shippedWorkflows()['settings.yaml']?.replace(/url: .*/, `url: ${url}`);
  const files = { 'settings.yaml': settings, 'rules.yaml': RULES, 'playbooks/all-steps.yaml': playbook };
  return { files: shippedWorkflows(files) };
}

/** Publishes for the first time, then the same again, then a playbook that has changed. */
async function publishTwoVersions({ call, receiver, secret }: World) {
  await secret('webhooks/crm', `whsec_${Buffer.alloc(32).toString('base64')}`);
  await call('publish-workflows', workflows(receiver));
  await call('publish-workflows', workflows(receiver));
  await call('publish-workflows', workflows(receiver, PLAYBOOK.replace('A step of', 'One step of')));
}

const MAPPING = `source: crm
files:
  - file: accounts.csv
    record: account
    columns: { accountId: id, name: name, ownerId: owner, signupDay: since }
  - file: contacts.csv
    record: contact
    columns: { accountId: account, contactId: id, name: name, email: mail, role: role }
  - file: cases.csv
    record: case
    columns: { accountId: account, caseId: id, openedAt: { column: opened, date: iso } }
`;

const ACCOUNTS =
  'id,name,owner,since\nacme,Acme,csm@northgauge.example,2026-01-10\nglobex,Globex,csm@northgauge.example,2026-02-01\n';
const CONTACTS =
  'account,id,name,mail,role\nacme,c1,Ada,ada@acme.example,champion\nglobex,c2,Bo,bo@globex.example,champion\n';
const CASES = 'account,id,opened\nacme,k1,2026-02-20T10:00:00Z\n';

/** A daily run that takes in a new source and starts playbooks, and one on the next day with a newer export. */
async function judgeTwoDays({ dir, run, stores, advanceTo }: World) {
  const folder = join(dir, 'exports');
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ accounts: ACCOUNTS, contacts: CONTACTS, cases: CASES })) {
    writeFileSync(join(folder, `${name}.csv`), text);
  }
  const registered = { registeredAt: START.toISOString(), freshness: {}, span: { streams: [] }, files: [] };
  await stores.imports.writeSource({
    source: 'crm',
    folder,
    mapping: { file: 'crm.yaml', text: MAPPING },
    ...registered,
  });
  const dailyRun = process.env.DAILY_RUN_ARN ?? '';
  await run(dailyRun, '2026-03-02', {});
  await advanceTo('2026-03-04T06:00:00Z');
  writeFileSync(join(folder, 'cases.csv'), `${CASES}acme,k2,2026-03-03T11:00:00Z\ninitech,k3,2026-03-03T11:00:00Z\n`);
  await run(dailyRun, '2026-03-03', {});
}

/** The playbooks go their way for two weeks, while held messages are looked at every few hours. */
async function performSteps({ advanceTo, call }: World) {
  for (let day = 4; day <= 18; day += 1) {
    for (const hour of ['09', '15']) {
      await advanceTo(`2026-03-${String(day).padStart(2, '0')}T${hour}:00:00Z`);
      await call('release-messages');
    }
  }
}

const RUN = { runId: 'everyone-20260318-again', playbook: 'all-steps', ruleId: 'everyone', day: '2026-03-18' };

/** Steps that are performed twice, as after a crash: what is done stays done, and a task done meanwhile lets the playbook go on. */
async function performStepsAgain({ call, request, stores }: World) {
  const { version = '' } = (await stores.workflows.current()) ?? {};
  const run = aRun(version, RUN);
  const email = {
    kind: 'email' as const,
    id: 'mail',
    to: ['champion' as const],
    template: 'setup-help',
    category: 'operational' as const,
  };
  const task = {
    kind: 'task' as const,
    id: 'call',
    title: 'Call',
    assignee: 'owner' as const,
    due: { amount: 1, unit: 'days' as const },
    outcomes: ['done'],
  };
  const failed = { error: { Error: 'States.Timeout' } };
  await stores.runs.begin({ ...run, title: 'Again', startedAt: START.toISOString(), state: 'running' });
  for (const time of [1, 2])
    await call('perform-step', anOrder(run, email, { exitWhen: `days_since_signup < -${time}` }));
  await call('perform-step', anOrder(run, task, { taskToken: 'first' }));
  await call('perform-step', anOrder(run, task, { taskToken: 'second' }));
  await request(`/tasks/${run.runId}.call/complete`, { json: { outcome: 'done' } });
  await call('perform-step', anOrder(run, task, { taskToken: 'third' }));
  await call('perform-step', anOrder(run, { kind: 'fail', id: 'fail' }, failed));
}

/** What a crash left behind: a mail that was being sent, and a task whose playbook was not told. */
async function releaseWhatIsDue({ call, stores }: World) {
  const task = aTask('everyone-20260318-again.left', { accountId: 'acme' });
  await stores.tasks.create(task);
  await stores.tasks.changeOpen({ ...task, state: 'done', outcome: 'done', completedAt: START.toISOString() });
  await call('release-messages');
}

/** An endpoint that is gone for good when a step calls it; and one, at another address, that fails first and is gone later. */
async function deliverToBrokenEndpoints({ advanceTo, call, receiver, stores }: World) {
  const { version = '' } = (await stores.workflows.current()) ?? {};
  const webhook = { kind: 'webhook' as const, id: 'hook', endpoint: 'crm', event: 'account.at-risk' };
  const deliver = (runId: string) => call('perform-step', anOrder(aRun(version, { ...RUN, runId }), webhook));
  receiver.answer = 410;
  await deliver('everyone-20260318-gone');
  await call('publish-workflows', workflows({ ...receiver, url: `${receiver.url}new` }));
  receiver.answer = 500;
  await deliver('everyone-20260318-failing');
  receiver.answer = 410;
  await advanceTo('2026-03-19T15:00:00Z');
  await call('release-messages');
}

async function hearOfBounces({ call }: World) {
  const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'bo@globex.example' }] };
  await call('record-mail-event', { Records: [{ Sns: { Message: JSON.stringify({ eventType: 'Bounce', bounce }) } }] });
}

/** Every route of the API. */
async function askTheApi({ request, stores }: World) {
  const [report] = await stores.imports.reports(1);
  const [delivery] = await stores.deliveries.newest(1);
  const token = 'unsubscribe-token';
  await stores.unsubscribes.write({ token, deliveryId: 'x', address: 'ada@acme.example', category: 'operational' });
  const targets = [
    '/health',
    '/summary',
    '/openapi.json',
    '/accounts',
    '/accounts/acme',
    '/tasks',
    '/tasks?state=done',
    '/runs',
    `/runs/${RUN.runId}`,
    '/outbox',
    `/outbox/${delivery?.deliveryId}`,
    '/imports',
    `/imports/${report?.importId}`,
    `/unsubscribe/${token}`,
  ];
  for (const target of targets) await request(target);
  await request(`/unsubscribe/${token}`, { method: 'POST' });
}
