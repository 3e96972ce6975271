import { START, type World } from './world.ts';

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
  - file: subscriptions.csv
    record: subscription
    columns: { accountId: account, subscriptionId: id, startDay: from, endDay: to, mrr: mrr, currency: { constant: USD } }
  - file: cancellations.csv
    record: cancellation
    columns: { accountId: account, cancellationId: id, day: day, reason: reason }
`;

const FILES = {
  'accounts.csv': `id,name,owner,since
acme,Acme,csm@northgauge.example,2026-01-10
globex,Globex,csm@northgauge.example,2026-02-01
hooli,Hooli,csm@northgauge.example,2025-10-01
`,
  'subscriptions.csv': `account,id,from,to,mrr
hooli,s1,2025-10-01,2026-02-20,900
`,
  'cancellations.csv': `account,id,day,reason
hooli,x1,2026-02-20,price
`,
  'contacts.csv': `account,id,name,mail,role
acme,c1,Ada,ada@acme.example,champion
globex,c2,Bo,bo@globex.example,champion
`,
  'cases.csv': `account,id,opened
acme,k1,2026-02-20T10:00:00Z
acme,k2,yesterday
`,
};

const newCases = `${FILES['cases.csv']}acme,k3,2026-03-03T11:00:00Z\ninitech,k4,2026-03-03T11:00:00Z\n`;

/** Uploads an export with a row that cannot be taken, and has it imported. */
export async function importAnExport(world: World) {
  await upload(FILES, world);
  const wish = { source: 'crm', mapping: { file: 'crm.yaml', text: MAPPING } };
  const { importId } = JSON.parse(await world.request('/imports', { json: wish }));
  await world.ended(process.env.IMPORT_SOURCE_ARN ?? '', importId);
  const { state } = JSON.parse(await world.request(`/imports/${importId}`));
  if (state !== 'done') throw new Error(`The import is ${state}.`);
}

/** A daily run that starts playbooks, and one on the next day, which takes in what was uploaded meanwhile. */
export async function judgeTwoDays(world: World) {
  const { advanceTo, call, ended } = world;
  const dailyRun = process.env.DAILY_RUN_ARN ?? '';
  await call('start-daily-run');
  await ended(dailyRun, dayBefore(START));
  await advanceTo('2026-03-04T06:00:00Z');
  await upload({ 'cases.csv': newCases }, world);
  await call('start-daily-run');
  await ended(dailyRun, '2026-03-03');
}

/** The risk model of the month, and one for days that have passed. */
export async function trainTwice({ call }: World) {
  for (const event of [{}, { before: '2026-03-02' }]) {
    const { signal } = await call('train-risk', event);
    if (signal !== 'insufficient') throw new Error(`The signal of two accounts is ${signal}.`);
  }
}

/** The digests of the week and the month before. */
export async function sendDigestsOnce({ call }: World) {
  for (const times of [2, 0]) {
    const { sent } = (await call('send-digest')) as { sent: string[] };
    if (sent.length !== times) throw new Error(`Expected ${times} digests to go, found ${sent.length}.`);
  }
}

async function upload(files: Record<string, string>, { request }: World) {
  const wish = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) }));
  const answer = JSON.parse(await request('/uploads', { json: { source: 'crm', files: wish } }));
  for (const { name, url, headers } of answer.files as {
    name: string;
    url: string;
    headers: Record<string, string>;
  }[]) {
    const response = await fetch(url, { method: 'PUT', headers, body: files[name] });
    if (!response.ok) throw new Error(`${name} was not taken: ${response.status} ${await response.text()}`);
  }
}

const dayBefore = (date: Date) => new Date(date.getTime() - 86_400_000).toISOString().slice(0, 10);
