import * as z from 'zod';
import { mayUse } from '../../../lib/domain/people/role.ts';
import { showAccountPage } from '../../../lib/usecases/show-account-page.ts';
import { showTimeline } from '../../../lib/usecases/show-timeline.ts';
import { route } from '../route.ts';
import { accountPageSchema } from '../schemas/account-page.ts';
import { day, id, pageQuery } from '../schemas/fields.ts';
import { timelineGroupsQuery, timelineSchema } from '../schemas/timeline.ts';

const ofAccount = z.strictObject({ accountId: id });

export const accountPageRoutes = [
  route({
    method: 'GET',
    path: '/accounts/{accountId}/page',
    operationId: 'showAccountPage',
    summary: 'All that the page of an account shows, in one request',
    access: 'viewer',
    params: ofAccount,
    query: z.strictObject({
      day: day.optional().describe('A judged day; the latest unless given.'),
      since: day.optional().describe('The judged day to compare with; the last one before unless given.'),
    }),
    answer: { json: accountPageSchema },
    bounded: 'A quarter has 92 days; of what may be long, only the newest few are told.',
    problems: { 404: 'There is no such account among those judged.' },
    run: ({ params, query, identity }, ports) =>
      showAccountPage({ ...params, ...query, withDealings: mayUse(identity?.role, 'csm') }, ports),
  }),
  route({
    method: 'GET',
    path: '/accounts/{accountId}/timeline',
    operationId: 'showTimeline',
    summary: 'What happened at an account, newest first: signals, playbooks, messages, tasks, notes, decisions',
    access: 'csm',
    params: ofAccount,
    query: z.strictObject({ groups: timelineGroupsQuery, ...pageQuery }),
    answer: { json: timelineSchema },
    problems: { 404: 'There is no such account.' },
    run: ({ params, query }, ports) => showTimeline({ ...params, ...query }, ports),
  }),
];
