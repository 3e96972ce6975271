import { afterEach, expect, it } from 'vitest';
import { importRunDefinition } from '../../../lib/domain/import-run.ts';
import { ImportsBusy, SourceUnreadable } from '../../../lib/domain/sources/errors.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { functionArn, openStepFunctions, outcome, type UnderTest } from './step-functions-under-test.ts';

let under: UnderTest | undefined;
afterEach(() => under?.close());

const run = { importId: 'import-of-monday', source: 'crm' };

/** Runs the import's state machine with a collect-source that does this, and gives what it was called with. */
async function runWith(collectSource: (call: number) => unknown) {
  const events: object[] = [];
  const functions = {
    'collect-source': async (event: object) => {
      events.push(event);
      return collectSource(events.length);
    },
  };
  under = await openStepFunctions(temporaryFolder(), functions);
  return { events, end: await outcome(under, importRunDefinition({ functionArn }), run, 1) };
}

it('calls collect-source once when all goes well', async () => {
  const { events, end } = await runWith(() => ({ source: 'crm', rows: 3 }));
  expect([events, end]).toEqual([[run], { status: 'SUCCEEDED', output: { source: 'crm', rows: 3 } }]);
});

it('waits while another import is under way', async () => {
  const { events, end } = await runWith((call) => {
    if (call < 10) throw new ImportsBusy('Another import is under way.');
    return { rows: 3 };
  });
  expect([events.length, end.status]).toEqual([10, 'SUCCEEDED']);
});

it('tells the import what stopped it', async () => {
  const { events, end } = await runWith((call) => {
    if (call === 1) throw new SourceUnreadable('Upload its files here.');
    return { rows: 0 };
  });
  expect(events).toEqual([
    run,
    { ...run, failure: { Error: 'SourceUnreadable', Cause: expect.stringContaining('Upload its files here.') } },
  ]);
  expect(end).toMatchObject({ status: 'FAILED', error: 'ImportFailed' });
});
