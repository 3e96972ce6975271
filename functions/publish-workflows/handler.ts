import middy from '@middy/core';
import * as z from 'zod';
import type { Fault } from '../../lib/domain/errors.ts';
import { type Publication, type PublishPorts, publishWorkflows } from '../../lib/usecases/publish-workflows.ts';
import { answerCloudFormation } from '../middleware/answer-cloud-formation.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ files: z.record(z.string(), z.string()) });

/** Publishes a workflows folder: the deployment's custom resource calls it, or whoever has a folder's files to publish. */
export function createHandler(ports: PublishPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(answerCloudFormation((result) => whyNot(result as Publication)))
    .use(parseEvent(eventSchema))
    .use(log<object, Publication>(logger, { result: ({ version, faults }) => ({ version, faults: faults.length }) }))
    .handler((event) => publishWorkflows(event, ports));
}

/** A deployment whose workflows have faults fails, and says each of them. */
function whyNot({ faults }: Publication): string | undefined {
  return faults.length > 0 ? `The workflows were not published: ${faults.map(line).join('; ')}` : undefined;
}

function line({ file, position, message, hint }: Fault): string {
  return `${file}${position ? `:${position.line}` : ''} ${message}${hint ? ` (${hint})` : ''}`;
}
