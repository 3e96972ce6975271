import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../lib/domain/people/role.ts';
import { apiUnderTest } from './api-under-test.ts';

let role: Role = 'admin';
let api: Awaited<ReturnType<typeof apiUnderTest>>;
beforeAll(async () => {
  api = await apiUnderTest(() => ({ subject: 'ada', name: 'ada@us.test', role }));
});
afterAll(() => api.close());

const as = async <T>(wanted: Role, work: () => Promise<T>): Promise<T> => {
  role = wanted;
  try {
    return await work();
  } finally {
    role = 'admin';
  }
};
const file = { name: 'tickets.csv', bytes: 10 };
const wish = { source: 'zendesk', mapping: { file: 'zendesk.yaml', text: 'source: zendesk' } };

describe('POST /uploads', () => {
  it('gives an address for each file, signed with its length, for an hour', async () => {
    const files = [file, { name: 'Kunden & Verträge (1).csv.gz', bytes: 0 }];
    const { status, body } = await api.call('/uploads', { json: { source: 'zendesk', files } });
    expect(status).toBe(200);
    expect(body.files).toEqual([
      {
        name: 'tickets.csv',
        url: expect.stringMatching(
          /^https:\/\/exports\.s3\.eu-central-1\.amazonaws\.com\/sources\/zendesk\/tickets\.csv\?/,
        ),
        headers: { 'content-length': '10' },
        expiresAt: '2026-03-02T10:00:00.000Z',
      },
      expect.objectContaining({ name: files[1]?.name, headers: { 'content-length': '0' } }),
    ]);
    const [{ url }, second] = body.files;
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      'X-Amz-SignedHeaders': 'content-length;host',
      'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
      'X-Amz-Expires': '3600',
      'X-Amz-Date': '20260302T090000Z',
    });
    expect(second.url).toContain('/sources/zendesk/Kunden%20%26%20Vertr%C3%A4ge%20%281%29.csv.gz?');
  });

  it.each<[string, object]>([
    ['a source with capitals', { source: 'Zendesk', files: [file] }],
    ['a source that leads elsewhere', { source: '../rejects', files: [file] }],
    ['a file with a path', { source: 'zendesk', files: [{ ...file, name: 'a/b.csv' }] }],
    ['a file of the folder above', { source: 'zendesk', files: [{ ...file, name: '..' }] }],
    ['a hidden file', { source: 'zendesk', files: [{ ...file, name: '.csv' }] }],
    ['a file with a line end in its name', { source: 'zendesk', files: [{ ...file, name: 'a\nb.csv' }] }],
    ['half a character in its name', { source: 'zendesk', files: [{ ...file, name: '\ud800.csv' }] }],
    ['a name that is too long', { source: 'zendesk', files: [{ ...file, name: 'ü'.repeat(101) }] }],
    ['a file of more than 5 GB', { source: 'zendesk', files: [{ ...file, bytes: 5 * 1024 ** 3 + 1 }] }],
    ['a file of less than nothing', { source: 'zendesk', files: [{ ...file, bytes: -1 }] }],
    ['the same file twice', { source: 'zendesk', files: [file, file] }],
    ['no file', { source: 'zendesk', files: [] }],
    [
      'more than 200 files',
      { source: 'zendesk', files: Array.from({ length: 201 }, (_, n) => ({ name: `${n}.csv`, bytes: 1 })) },
    ],
  ])('refuses %s', async (_, json) => {
    const { status, body } = await api.call('/uploads', { json });
    expect([status, body.errors.length]).toEqual([400, 1]);
  });
});

describe('POST /imports', () => {
  it('takes the request down and starts the import, once under an id of its own', async () => {
    const json = { ...wish, importId: 'my-own-import-of-monday' };
    const answer = { importId: json.importId, source: 'zendesk', state: 'requested' };
    for (let time = 0; time < 2; time += 1) {
      expect(await api.call('/imports', { json })).toMatchObject({ status: 202, body: answer });
    }
    const { body } = await api.call(`/imports/${json.importId}`);
    expect(body).toEqual({ ...answer, requestedAt: '2026-03-02T09:00:00.000Z' });
    expect(await api.ports.importRequests.find(json.importId)).toMatchObject({ requestedBy: 'ada@us.test' });
    expect(new Set(api.started.map(({ importId }) => importId))).toEqual(new Set([json.importId]));
  });

  it('gives an id to an import that has none', async () => {
    const { body } = await api.call('/imports', { json: wish });
    expect(body.importId).toMatch(/^[0-9a-f]{32}$/);
    expect(api.started.at(-1)).toEqual({ importId: body.importId, source: 'zendesk' });
  });

  it('refuses an id that is taken by another import', async () => {
    const json = { ...wish, importId: 'taken-by-the-first-one' };
    await api.call('/imports', { json });
    const { status, body } = await api.call('/imports', { json: { ...json, source: 'hubspot' } });
    expect([status, body.detail]).toEqual([409, expect.stringContaining('ask under an id of its own')]);
  });

  it.each<[number, string, object]>([
    [202, 'a mapping of 100 KB', { ...wish, mapping: { file: 'm.yaml', text: '\n'.repeat(100_000) } }],
    [400, 'a mapping of more', { ...wish, mapping: { file: 'm.yaml', text: '\n'.repeat(100_001) } }],
    [413, 'a mapping of far more', { ...wish, mapping: { file: 'm.yaml', text: '\n'.repeat(200_000) } }],
    [400, 'an id that could be guessed', { ...wish, importId: 'monday' }],
    [400, 'an id that is no name', { ...wish, importId: 'my own import of/monday' }],
    [400, 'a folder of the caller', { ...wish, folder: 's3://other/' }],
  ])('answers %i to %s', async (expected, _, json) => {
    const { status } = await api.call('/imports', { json });
    expect(status).toBe(expected);
  });
});

it('lets leaders look, and only admins write', async () => {
  for (const path of ['/uploads', '/imports']) {
    expect((await as('leader', () => api.call(path, { json: wish }))).status).toBe(403);
  }
  for (const path of ['/sources', '/imports']) expect((await as('viewer', () => api.call(path))).status).toBe(200);
});
