import middy from '@middy/core';
import * as z from 'zod';
import type { Fault } from '../../lib/domain/errors.ts';
import { type FolderPublication, publishFolder } from '../../lib/usecases/publish-folder.ts';
import type { PublishPorts } from '../../lib/usecases/publish-workflows.ts';
import { answerCloudFormation } from '../middleware/answer-cloud-formation.ts';
import { type FunctionLog, log } from '../middleware/log.ts';
import { parseEvent } from '../middleware/parse-event.ts';

const eventSchema = z.object({ files: z.record(z.string(), z.string()), pulled: z.string().optional() });

/** Publishes a workflows folder: the deployment's custom resource calls it, or whoever has a folder's files to publish. */
export function createHandler(ports: PublishPorts, logger?: FunctionLog) {
  return middy<z.output<typeof eventSchema>>()
    .use(
      answerCloudFormation({
        whyNot: (result) => whyNot(result as FolderPublication),
        attributes: (result) => ({ Standing: standing(result as FolderPublication) }),
      }),
    )
    .use(parseEvent(eventSchema))
    .use(log<object, FolderPublication>(logger, { result: outline }))
    .handler((event) => publishFolder({ ...event, from: 'deployment' }, ports));
}

function outline(publication: FolderPublication) {
  return { version: publication.version, faults: publication.faults.length, kept: 'kept' in publication };
}

/** A deployment whose workflows have faults fails, and says each of them. */
function whyNot({ faults }: FolderPublication): string | undefined {
  return faults.length > 0 ? `The workflows were not published: ${faults.map(line).join('; ')}` : undefined;
}

/** What the stack shows of the workflows: nobody's name, as outputs are read by many. */
function standing(publication: FolderPublication): string {
  if (!('kept' in publication)) return `version ${publication.version}, as in the folder`;
  const { version, publishedAt } = publication.kept;
  return `version ${version}, published in the console ${publishedAt}: kept. Bring the folder level with \`holdfast workflows pull\`, then deploy again.`;
}

function line({ file, position, message, hint }: Fault): string {
  return `${file}${position ? `:${position.line}` : ''} ${message}${hint ? ` (${hint})` : ''}`;
}
