import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../lib/domain/sources/import-report.ts';
import { type Holdfast, serveHoldfast } from '../../lib/local/open-holdfast.ts';
import type { ShownImport } from '../../lib/usecases/show-import.ts';
import { holdfast as command } from '../bin/spawn-holdfast.ts';

/** An import that finds another one under way looks again after 15 seconds of the clock. */
const WAITING_SPEED = 60;

let base: string;
let open: Holdfast;
let api: string;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'holdfast-uploads-'));
  open = await serveHoldfast({ dir: join(base, 'state'), port: 0, speed: WAITING_SPEED });
  api = open.runtime?.apiUrl ?? '';
});
afterAll(async () => {
  await open.close();
  rmSync(base, { recursive: true, force: true });
});

const MAPPING = (source: string) => `source: ${source}
files:
  - file: accounts.csv
    record: account
    columns: { accountId: id, name: name }
  - file: use-*.ndjson.gz
    record: usage
    columns: { accountId: account, day: day, event: { constant: login }, count: n }
`;

/** Writes a folder of exports, and gives what the command is told. */
function exportsOf(source: string, files: Record<string, string | Uint8Array>, mapping = MAPPING(source)): string[] {
  const folder = join(base, source);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const map = join(base, `${source}.yaml`);
  writeFileSync(map, mapping);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), content);
  }
  return [folder, '--map', map];
}

const accounts = (...ids: string[]) => `id,name\n${ids.map((id) => `${id},Company ${id}\n`).join('')}`;
const use = (...ids: string[]) =>
  gzipSync(ids.map((account) => `${JSON.stringify({ account, day: '2026-06-01', n: 2 })}\n`).join(''));

const get = async <T>(path: string) => (await (await fetch(api + path)).json()) as T;
const post = (path: string, body: object) =>
  fetch(api + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

async function ended(importId: string): Promise<ShownImport> {
  for (;;) {
    const shown = await get<ShownImport>(`/imports/${importId}`);
    if (!['requested', 'running'].includes(shown.state)) return shown;
    await pause(50);
  }
}

describe('`holdfast import --api`', () => {
  it('uploads what the mapping reads, imports it there, and prints the report', async () => {
    const given = exportsOf('crm', {
      'accounts.csv': accounts('a1', 'a2'),
      'use-june.ndjson.gz': use('a1', 'a1', 'a3'),
      'notes.txt': 'not read by the mapping',
    });
    const { code, stdout, stderr } = await command('import', ...given, '--api', api, '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const report: ImportReport = JSON.parse(stdout);
    expect(report).toMatchObject({
      source: 'crm',
      rows: 5,
      rejected: 0,
      accounts: { seen: 3, new: 2, changed: 0, undeclared: 1 },
      folder: 's3://holdfast-exports/sources/crm/',
    });
    expect(readdirSync(join(base, 'state', 'exports', 'sources', 'crm')).toSorted()).toEqual([
      'accounts.csv',
      'use-june.ndjson.gz',
    ]);
    const shown = await get<ShownImport>(`/imports/${report.importId}`);
    expect(shown).toMatchObject({ state: 'done', source: 'crm', report: { rows: 5 } });
  });

  it('changes nothing the second time', async () => {
    const given = exportsOf('crm', {
      'accounts.csv': accounts('a1', 'a2'),
      'use-june.ndjson.gz': use('a1', 'a1', 'a3'),
    });
    const { stdout } = await command('import', ...given, '--api', api, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ accounts: { seen: 3, new: 0, changed: 0 } });
    const { sources } = await get<{ sources: object[] }>('/sources');
    expect(sources).toEqual([expect.objectContaining({ source: 'crm', files: 2, mappingFile: 'crm.yaml' })]);
  });

  it('shows the faults of a mapping as a local import does, before anything leaves the machine', async () => {
    const mapping = MAPPING('support').replace('name: name', 'name: nmae');
    const given = exportsOf('support', { 'accounts.csv': accounts('a1'), 'use-x.ndjson.gz': use('a1') }, mapping);
    const there = await command('import', ...given, '--api', api);
    const here = await command('import', ...given, '--dir', join(base, 'other'));
    expect(there).toEqual(here);
    expect(there.code).toBe(1);
    expect(there.stderr).toContain('support.yaml:5:37');
    expect(readdirSync(join(base, 'state', 'exports', 'sources'))).toEqual(['crm']);
  });

  it.each([
    ['http://deployment.example', 2, 'Expected --api to be an https address'],
    ['deployment.example', 2, 'Expected --api to be an https address'],
    ['https://deployment.example', 2, 'set HOLDFAST_TOKEN'],
    ['http://127.0.0.1:9', 1, 'Nothing answers at http://127.0.0.1:9'],
  ])('to %s ends with %i and a remedy', async (url, code, says) => {
    const given = exportsOf('crm', { 'accounts.csv': accounts('a1'), 'use-x.ndjson.gz': use('a1') });
    const ended = await command('import', ...given, '--api', url);
    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(says)]);
  });
});

describe('an import that is asked for through the API', () => {
  const wish = (importId: string, source: string, text: string) => ({
    importId,
    source,
    mapping: { file: 'm.yaml', text },
  });

  it('is refused with the faults of its mapping, each with its line and a caret', async () => {
    const response = await post('/imports', wish('import-of-a-bad-mapping', 'crm', 'source: crm\nfiles: 12\n'));
    expect([response.status, await response.json()]).toEqual([
      202,
      { importId: 'import-of-a-bad-mapping', source: 'crm', state: 'requested' },
    ]);
    const shown = await ended('import-of-a-bad-mapping');
    expect(shown).toMatchObject({ state: 'refused', endedAt: expect.any(String) });
    expect(shown.faults).toEqual([
      expect.objectContaining({ file: 'm.yaml', path: 'files', position: { line: 2, column: 8 } }),
    ]);
    expect(shown.faults?.[0]?.excerpt).toBe('files: 12\n       ^');
  });

  it.each([
    ['of another source', 'crm', MAPPING('billing'), 'expected crm, as the import was asked for'],
    ['of a source that nobody uploaded', 'unknown', MAPPING('unknown'), 'there is no such folder'],
  ])('is refused when the mapping is %s', async (_, source, text, message) => {
    const importId = `import-number-${source}-refused`;
    await post('/imports', wish(importId, source, text));
    const shown = await ended(importId);
    expect([shown.state, shown.faults?.map((fault) => fault.message)]).toEqual(['refused', [message]]);
  });

  it('takes place once, however often it is asked for', async () => {
    const same = wish('the-same-import-again', 'crm', MAPPING('crm'));
    const answers = await Promise.all([post('/imports', same), post('/imports', same), post('/imports', same)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await ended('the-same-import-again')).state).toBe('done');
    await post('/imports', same);
    const { imports } = await get<{ imports: { importId: string }[] }>('/imports');
    expect(imports.filter(({ importId }) => importId === 'the-same-import-again')).toHaveLength(1);
  });

  it('may not take the id of another one', async () => {
    const response = await post('/imports', wish('the-same-import-again', 'crm', MAPPING('billing')));
    expect(response.status).toBe(409);
  });

  it('waits for another one, and both count', async () => {
    const ids = ['one', 'two', 'three'].map((name) => `import-at-once-${name}`);
    for (const [index, source] of ['s-one', 's-two', 's-three'].entries()) {
      const given = { 'accounts.csv': accounts('shared'), 'use-x.ndjson.gz': use(...Array(index + 1).fill('shared')) };
      const mapping = MAPPING(source).replace('constant: login', `constant: ${source}`);
      const { code } = await command('import', ...exportsOf(source, given, mapping), '--api', api);
      expect(code).toBe(0);
    }
    await Promise.all(
      ['s-one', 's-two', 's-three'].map((source, index) => {
        const mapping = MAPPING(source).replace('constant: login', `constant: again-${source}`);
        return post('/imports', wish(ids[index] as string, source, mapping));
      }),
    );
    for (const id of ids) expect((await ended(id)).state).toBe('done');
    const [month] = await open.ports.records.months('shared', '2026-06', '2026-06');
    const events = JSON.stringify(month);
    for (const source of ['s-one', 's-two', 's-three']) expect(events).toContain(`again-${source}`);
  });
});
