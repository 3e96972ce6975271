import { afterEach, expect, it } from 'vitest';
import { previewRunDefinition } from '../../../lib/domain/preview-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { functionArn, openStepFunctions, outcome, type UnderTest } from './step-functions-under-test.ts';

let under: UnderTest | undefined;
afterEach(() => under?.close());

it('tells the preview what stopped its work, so that it does not seem to go on', async () => {
  const events: object[] = [];
  const functions = {
    'preview-history': async (event: object) => {
      events.push(event);
      if (events.length === 1) throw new RangeError('Out of memory.');
      return {};
    },
  };
  under = await openStepFunctions(temporaryFolder(), functions);
  const end = await outcome(under, previewRunDefinition({ functionArn }), { previewId: 'p1' }, 1);
  expect(events).toEqual([
    { previewId: 'p1' },
    { previewId: 'p1', failure: { Error: 'RangeError', Cause: expect.stringContaining('Out of memory.') } },
  ]);
  expect(end).toMatchObject({ status: 'FAILED', error: 'PreviewFailed' });
});
