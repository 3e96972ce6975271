import * as z from 'zod';
import { listScorecards } from '../../../lib/usecases/list-scorecards.ts';
import { route } from '../route.ts';
import { scorecardLineSchema } from '../schemas/scorecard.ts';

export const scorecardRoutes = [
  route({
    method: 'GET',
    path: '/scorecards',
    operationId: 'listScorecards',
    summary: 'Every version of every scorecard, and on which judged days it was in force',
    access: 'viewer',
    answer: { json: z.object({ scorecards: z.array(scorecardLineSchema) }) },
    bounded: 'One line for each version of a scorecard that the company wrote.',
    problems: { 409: 'Nothing is published yet.' },
    run: (_, ports) => listScorecards({}, ports),
  }),
];
