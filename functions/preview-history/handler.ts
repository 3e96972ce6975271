import middy from '@middy/core';
import * as z from 'zod';
import { type PreviewRun, type PreviewRunPorts, runPreview } from '../../lib/usecases/previews/run-preview.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const failure = z.object({ Error: z.string().optional(), Cause: z.string().optional() });
const eventSchema = z.object({ previewId: z.string().min(1), failure: failure.optional() });

/** Works out a preview: the state machine preview-history calls it, once for each that was asked for. */
export function createHandler(ports: PreviewRunPorts, logger?: FunctionLog) {
  return middy<PreviewRun>()
    .use(parseEvent(eventSchema))
    .use(
      log<PreviewRun, { state: string }>(logger, {
        event: ({ previewId }) => ({ previewId }),
        result: ({ state }) => ({ state }),
      }),
    )
    .handler((event) => runPreview(event, ports));
}
