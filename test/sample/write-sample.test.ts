import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from '../../lib/sample/write-sample.ts';

const request = { seed: 11, firstDay: '2025-05-22', accounts: 30 };
let base: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'holdfast-sample-'));
  await writeSample({ ...request, until: '2026-02-28', folder: join(base, 'one') });
  await writeSample({ ...request, until: '2026-02-28', folder: join(base, 'same') });
  await writeSample({ ...request, until: '2026-03-01', folder: join(base, 'next-day') });
});

afterAll(() => rm(base, { recursive: true, force: true }));

/** Every file under a folder with a digest of its bytes. */
async function digests(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const digest = async (file: string) =>
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), await digest(file)])),
  );
}

const text = (folder: string, path: string) => readFile(join(base, folder, path), 'utf8');
const rows = async (path: string, folder = 'one'): Promise<Record<string, string>[]> =>
  parse(await text(folder, path), { columns: true });
const objects = async (path: string): Promise<Record<string, never>[]> =>
  (await text('one', path))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const usage = async (folder: string) =>
  gunzipSync(await readFile(join(base, folder, 'admin-tool/usage_daily.csv.gz'))).toString();

describe('the sample folder', () => {
  test('holds what four systems export, and nothing half written', async () => {
    expect(Object.keys(await digests(join(base, 'one'))).sort()).toEqual([
      'admin-tool/cancellations.csv',
      'admin-tool/customisation.csv',
      'admin-tool/data_volume.csv',
      'admin-tool/licences.csv',
      'admin-tool/onboarding_steps.csv',
      'admin-tool/tenants.csv',
      'admin-tool/usage_daily.csv.gz',
      'hubspot/campaign_spend.csv',
      'hubspot/companies.csv',
      'hubspot/contacts.csv',
      'hubspot/engagements.csv',
      'hubspot/feedback_submissions.csv',
      'salesforce/Account.csv',
      'salesforce/CSM_Sentiment__c.csv',
      'salesforce/Contact.csv',
      'salesforce/Invoice__c.csv',
      'salesforce/Opportunity.csv',
      'salesforce/Subscription__c.csv',
      'salesforce/User.csv',
      'zendesk/organizations.ndjson',
      'zendesk/satisfaction_ratings.ndjson',
      'zendesk/tickets.ndjson',
      'zendesk/users.ndjson',
    ]);
  });

  test('is the same to the byte when it is written again', async () => {
    expect(await digests(join(base, 'same'))).toEqual(await digests(join(base, 'one')));
  });

  test('is another company with another seed', async () => {
    await writeSample({ ...request, seed: 12, until: '2025-07-01', folder: join(base, 'other') });
    expect(await text('other', 'salesforce/Account.csv')).not.toEqual(await text('one', 'salesforce/Account.csv'));
  });

  test('a day later begins with the same use, and adds a day of it', async () => {
    const [today, tomorrow] = [await usage('one'), await usage('next-day')];
    expect(tomorrow.startsWith(today)).toBe(true);
    const added = parse(tomorrow.slice(today.length)) as string[][];
    expect(new Set(added.map(([, day]) => day))).toEqual(new Set(['2026-03-01']));
  });

  test('a day later has only added to what was over: closed tickets, answered surveys, ended subscriptions', async () => {
    const over: [path: string, ended: RegExp][] = [
      ['zendesk/tickets.ndjson', /"status":"closed"/],
      ['hubspot/feedback_submissions.csv', /PROMOTER|PASSIVE|DETRACTOR/],
      ['salesforce/Subscription__c.csv', /"Superseded"/],
      ['hubspot/engagements.csv', /MEETING|EMAIL|CALL/],
      ['salesforce/CSM_Sentiment__c.csv', /Positive/],
      ['salesforce/Invoice__c.csv', /"Paid"/],
      ['admin-tool/customisation.csv', /^tn_/],
      ['admin-tool/licences.csv', /^tn_/],
      ['admin-tool/onboarding_steps.csv', /^tn_/],
      ['admin-tool/cancellations.csv', /^tn_/],
    ];
    for (const [path, ended] of over) {
      const before = (await text('one', path)).split('\n').filter((line) => ended.test(line));
      const after = new Set((await text('next-day', path)).split('\n'));
      expect(before.length).toBeGreaterThan(0);
      expect(before.filter((line) => !after.has(line))).toEqual([]);
    }
  });

  test('written over with a later day is as if it had been written there first', async () => {
    await writeSample({ ...request, until: '2026-03-01', folder: join(base, 'same') });
    expect(await digests(join(base, 'same'))).toEqual(await digests(join(base, 'next-day')));
  });

  test('tells no story: nothing in it names one', async () => {
    const files = Object.keys(await digests(join(base, 'one'))).filter((path) => !path.endsWith('.gz'));
    const all = (await Promise.all(files.map((path) => text('one', path)))).join('\n');
    expect(all).not.toMatch(/never-implemented|slow-fade|champion-left|healthy-growth|seasonal-dip|onset/);
  });
});

describe('as its systems write it', () => {
  test('Salesforce has 18-character ids whose check characters are right, and every reference leads somewhere', async () => {
    const ids = async (file: string) => new Set((await rows(`salesforce/${file}.csv`)).map(({ Id }) => Id));
    const [accounts, users] = [await ids('Account'), await ids('User')];
    for (const id of accounts) expect(id).toMatch(/^001[0-9A-Za-z]{12}[A-Z0-5]{3}$/);
    for (const row of await rows('salesforce/Account.csv')) expect(users.has(row.OwnerId)).toBe(true);
    for (const row of await rows('salesforce/Contact.csv')) expect(accounts.has(row.AccountId)).toBe(true);
    for (const row of await rows('salesforce/Opportunity.csv')) expect(accounts.has(row.AccountId)).toBe(true);
    for (const row of await rows('salesforce/Subscription__c.csv')) expect(accounts.has(row.Account__c)).toBe(true);
  });

  test('Zendesk has tickets with their metric sets, of organizations that carry the customer number', async () => {
    const organizations = new Map(
      (await objects('zendesk/organizations.ndjson')).map(({ id, external_id }) => [id, external_id]),
    );
    const tickets = (await objects('zendesk/tickets.ndjson')) as unknown as Record<string, unknown>[];
    expect(tickets.length).toBeGreaterThan(50);
    for (const ticket of tickets) {
      expect(organizations.get(ticket.organization_id as never)).toMatch(/^C-\d{5}$/);
      expect(ticket).toMatchObject({ metric_set: { ticket_id: ticket.id }, custom_fields: [{}, {}] });
    }
    const ids = tickets.map(({ id }) => id as number);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  test('HubSpot has a line per person asked, answered or not', async () => {
    const feedback = await rows('hubspot/feedback_submissions.csv');
    const answered = feedback.filter(({ hs_submission_timestamp }) => hs_submission_timestamp !== '');
    expect(answered.length).toBeGreaterThan(20);
    expect(answered.length).toBeLessThan(feedback.length * 0.6);
    for (const { hs_value, hs_sentiment } of answered) {
      expect(Number(hs_value)).toBeLessThanOrEqual(10);
      expect(hs_sentiment).toMatch(/^(PROMOTER|PASSIVE|DETRACTOR)$/);
    }
  });

  test('the admin tool knows the customer number of every tenant it mentions', async () => {
    const tenants = new Set((await rows('admin-tool/tenants.csv')).map(({ tenant_id }) => tenant_id));
    for (const file of ['customisation', 'data_volume', 'onboarding_steps', 'cancellations']) {
      for (const { tenant_id } of await rows(`admin-tool/${file}.csv`)) expect(tenants.has(tenant_id)).toBe(true);
    }
    for (const row of parse(await usage('one'), { columns: true }) as Record<string, string>[]) {
      if (!tenants.has(row.tenant_id)) expect.fail(`no tenant ${row.tenant_id}`);
      if (row.distinct_users !== '') expect(Number(row.distinct_users)).toBeLessThanOrEqual(Number(row.events));
    }
  });
});
