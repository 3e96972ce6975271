import * as z from 'zod';
import { mayUse } from '../../../lib/domain/people/role.ts';
import { checkDraft } from '../../../lib/usecases/check-draft.ts';
import { listVersions } from '../../../lib/usecases/list-versions.ts';
import { previewMessage } from '../../../lib/usecases/preview-message.ts';
import { publishDraft } from '../../../lib/usecases/publish-draft.ts';
import { filesOf, inOrder, showWorkflows } from '../../../lib/usecases/show-workflows.ts';
import { tryPlaybook } from '../../../lib/usecases/trying/try-playbook.ts';
import { RequestRefused } from '../errors.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { id, wholeNumber } from '../schemas/fields.ts';
import { trialSchema, trialWishSchema } from '../schemas/trial.ts';
import {
  checkedDraftSchema,
  draftSchema,
  messageWishSchema,
  mostDraftRequestBytes,
  previewedMessageSchema,
  publicationWishSchema,
  publishedDraftSchema,
  versionFilesSchema,
  versionParams,
  versionsSchema,
  workflowsSchema,
} from '../schemas/workflows.ts';

/**
 * What a CS leader reads and changes. These routes read YAML and templates, and publish: deployed, they are answered by
 * the function api-workflows, so that the others need neither.
 */
export const workflowRoutes = [
  route({
    method: 'GET',
    path: '/workflows',
    operationId: 'showWorkflows',
    summary: 'The workflows in force: their files, and what they say',
    access: 'viewer',
    answer: { json: workflowsSchema },
    bounded: 'A folder of workflows has at most 256 KB.',
    run: (_, ports) => showWorkflows({}, ports),
  }),
  route({
    method: 'GET',
    path: '/workflows/versions',
    operationId: 'listWorkflowVersions',
    summary: 'What was published, by whom and why, newest first',
    access: 'viewer',
    query: z.strictObject({ limit: wholeNumber(1, 200).default(50).describe('How many at most.') }),
    answer: { json: versionsSchema },
    run: ({ query }, ports) => listVersions(query, ports),
  }),
  route({
    method: 'GET',
    path: '/workflows/versions/{version}',
    operationId: 'showWorkflowVersion',
    summary: 'The files of a published version',
    access: 'viewer',
    params: versionParams,
    answer: { json: versionFilesSchema },
    bounded: 'A folder of workflows has at most 256 KB.',
    problems: { 404: 'There is no such published version.' },
    run: async ({ params: { version } }, ports) => ({ version, files: inOrder(await filesOf(version, ports)) }),
  }),
  route({
    method: 'POST',
    path: '/workflows/check',
    operationId: 'checkWorkflows',
    summary: 'Reads changed files as publishing would: what they say, or what is wrong with them',
    access: 'csm',
    body: draftSchema,
    mostBodyBytes: mostDraftRequestBytes,
    answer: { json: checkedDraftSchema },
    problems: { 404: 'There is no such published version to change.' },
    run: ({ body }, ports) => checkDraft(body, ports),
  }),
  route({
    method: 'POST',
    path: '/workflows/publish',
    operationId: 'publishWorkflows',
    summary: 'Puts changed files to work, or an older version again',
    access: 'leader',
    body: publicationWishSchema,
    mostBodyBytes: mostDraftRequestBytes,
    answer: { json: publishedDraftSchema },
    problems: {
      404: 'There is no such published version.',
      409: 'Somebody published since the draft began; `detail` says who and when.',
    },
    run: ({ body, identity }, ports) => publishDraft({ ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/workflows/preview-message',
    operationId: 'previewMessage',
    summary: 'A message as an account would get it today; nothing is sent',
    access: 'csm',
    body: messageWishSchema,
    mostBodyBytes: mostDraftRequestBytes,
    answer: { json: previewedMessageSchema },
    problems: { 404: 'There is no such template or account.' },
    run: ({ body, identity }, ports) => {
      if (body.draft && !mayUse(identity?.role, 'leader')) {
        throw new RequestRefused(403, 'Drafts are written by leaders; ask for the template as it is published.');
      }
      return previewMessage(body, ports);
    },
  }),
  route({
    method: 'POST',
    path: '/workflows/playbooks/{playbook}/try',
    operationId: 'tryPlaybook',
    summary: 'What would happen if the playbook began now for an account; nothing of it does',
    access: 'csm',
    params: z.strictObject({ playbook: id }),
    body: trialWishSchema,
    mostBodyBytes: mostDraftRequestBytes,
    answer: { json: trialSchema },
    bounded: 'The steps of one playbook.',
    problems: { 404: 'There is no such playbook or account.' },
    run: ({ params, body, identity }, ports) => {
      if (body.draft && !mayUse(identity?.role, 'leader')) {
        throw new RequestRefused(403, 'Drafts are written by leaders; try the playbook as it is published.');
      }
      return tryPlaybook({ ...params, ...body }, ports);
    },
  }),
];
