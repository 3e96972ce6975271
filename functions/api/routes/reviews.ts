import * as z from 'zod';
import { decide } from '../../../lib/usecases/review/decide.ts';
import { listReviews } from '../../../lib/usecases/review/list-reviews.ts';
import { prepareReview } from '../../../lib/usecases/review/prepare-review.ts';
import { readMeeting } from '../../../lib/usecases/review/read-meeting.ts';
import { readMinutes } from '../../../lib/usecases/review/read-minutes.ts';
import { listDossiers, readDossier, readReview } from '../../../lib/usecases/review/read-review.ts';
import { readTrend } from '../../../lib/usecases/review/read-trend.ts';
import { sendMinutes } from '../../../lib/usecases/review/send-minutes.ts';
import { takeBackDecision } from '../../../lib/usecases/review/take-back-decision.ts';
import { takePlace } from '../../../lib/usecases/review/take-place.ts';
import { writeNote } from '../../../lib/usecases/review/write-note.ts';
import { authorOf } from '../identity.ts';
import { route } from '../route.ts';
import { cohortTrendSchema } from '../schemas/cohort-trend.ts';
import { id, pageQuery, wholeNumber } from '../schemas/fields.ts';
import {
  dossiersPageSchema,
  oneDossierSchema,
  preReadSchema,
  reviewMonthsSchema,
  reviewSchema,
  valuesQuery,
} from '../schemas/review.ts';
import { month } from '../schemas/review-fields.ts';
import {
  decidedSchema,
  decisionBodySchema,
  meetingSchema,
  noteBodySchema,
  placeBodySchema,
  placedSchema,
  takeBackBodySchema,
  takenBackSchema,
  writtenNoteSchema,
} from '../schemas/review-meeting.ts';
import { minutesSchema, sentMinutesSchema } from '../schemas/review-minutes.ts';

const ofMonth = z.strictObject({ month });
const ofAccount = z.strictObject({ month, accountId: id });
const noCohort = { 404: 'Nobody signed up in the month, or nothing was judged yet.' };
const notInCohort = { 404: 'The account did not sign up in the month.' };

export const reviewRoutes = [
  route({
    method: 'GET',
    path: '/reviews',
    operationId: 'listReviews',
    summary: 'The months that can be reviewed, and how far each review is',
    access: 'viewer',
    answer: { json: reviewMonthsSchema },
    bounded: 'the last 24 months',
    run: (_, ports) => listReviews({}, ports),
  }),
  route({
    method: 'GET',
    path: '/reviews/{month}',
    operationId: 'readReview',
    summary: 'The pre-read of a month’s sign-ups: the cohort on a line each, and what became of earlier decisions',
    access: 'viewer',
    params: ofMonth,
    query: z.strictObject({ values: valuesQuery }),
    answer: { json: reviewSchema },
    bounded: 'the sign-ups of one month',
    problems: noCohort,
    run: ({ params, query }, ports) => readReview({ ...params, ...query }, ports),
  }),
  route({
    method: 'POST',
    path: '/reviews/{month}/prepare',
    operationId: 'prepareReview',
    summary: 'Prepares the pre-read of a month now, in place of the one that was kept',
    access: 'leader',
    params: ofMonth,
    body: z.strictObject({}),
    answer: { json: preReadSchema },
    bounded: 'the sign-ups of one month',
    problems: noCohort,
    run: ({ params }, ports) => prepareReview(params, ports),
  }),
  route({
    method: 'GET',
    path: '/reviews/{month}/accounts',
    operationId: 'listReviewDossiers',
    summary: 'The accounts of a month with what each source says of them, most pressing first',
    access: 'viewer',
    params: ofMonth,
    query: z.strictObject({ values: valuesQuery, ...pageQuery, limit: wholeNumber(1, 50).default(25) }),
    answer: { json: dossiersPageSchema },
    problems: noCohort,
    run: ({ params, query }, ports) => listDossiers({ ...params, ...query }, ports),
  }),
  route({
    method: 'GET',
    path: '/reviews/{month}/accounts/{accountId}',
    operationId: 'readReviewDossier',
    summary: 'One account of a month with what each source says of it',
    access: 'viewer',
    params: ofAccount,
    query: z.strictObject({ values: valuesQuery }),
    answer: { json: oneDossierSchema },
    problems: notInCohort,
    run: ({ params, query }, ports) => readDossier({ ...params, ...query }, ports),
  }),
  route({
    method: 'GET',
    path: '/reviews/{month}/meeting',
    operationId: 'readMeeting',
    summary: 'What changes while the meeting is held: notes, decisions, who looks at what',
    access: 'viewer',
    params: ofMonth,
    query: z.strictObject({ since: z.string().min(1).max(100).optional().describe('The revision already known.') }),
    answer: { json: meetingSchema },
    bounded: 'what a few people write in one meeting',
    run: ({ params, query }, ports) => readMeeting({ ...params, ...query }, ports),
  }),
  route({
    method: 'POST',
    path: '/reviews/{month}/accounts/{accountId}/note',
    operationId: 'writeReviewNote',
    summary: 'Writes what the caller has to say about an account; nobody else’s note is touched',
    access: 'csm',
    params: ofAccount,
    body: noteBodySchema,
    answer: { json: writtenNoteSchema },
    problems: notInCohort,
    run: ({ params, body, identity }, ports) => writeNote({ ...params, ...body, author: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/reviews/{month}/accounts/{accountId}/decision',
    operationId: 'decideReview',
    summary: 'Decides about an account; an intervention begins at once',
    access: 'csm',
    params: ofAccount,
    body: decisionBodySchema,
    answer: { json: decidedSchema },
    problems: { ...notInCohort, 409: 'Too many decided at once, or the playbook is not published.' },
    run: ({ params, body, identity }, ports) => decide({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/reviews/{month}/accounts/{accountId}/decision/take-back',
    operationId: 'takeBackDecision',
    summary:
      'Takes a decision back: the account is undecided again, and what was begun is undone where nothing happened yet',
    access: 'csm',
    params: ofAccount,
    body: takeBackBodySchema,
    answer: { json: takenBackSchema },
    problems: { 404: 'Nothing was decided about the account.' },
    run: ({ params, body, identity }, ports) => takeBackDecision({ ...params, ...body, by: authorOf(identity) }, ports),
  }),
  route({
    method: 'POST',
    path: '/reviews/{month}/meeting/place',
    operationId: 'takePlace',
    summary: 'Says which account the caller looks at, and whether their screen is shown',
    access: 'csm',
    params: ofMonth,
    body: placeBodySchema,
    answer: { json: placedSchema },
    run: ({ params, body, identity }, ports) => takePlace({ ...params, ...body, person: authorOf(identity) }, ports),
  }),
  route({
    method: 'GET',
    path: '/reviews/{month}/minutes',
    operationId: 'readMinutes',
    summary: 'The minutes: who, when, and what was said and decided of each account',
    access: 'viewer',
    params: ofMonth,
    answer: { json: minutesSchema },
    bounded: 'the sign-ups of one month',
    problems: noCohort,
    run: ({ params }, ports) => readMinutes(params, ports),
  }),
  route({
    method: 'POST',
    path: '/reviews/{month}/minutes/send',
    operationId: 'sendMinutes',
    summary: 'Sends the minutes to the team, once',
    access: 'leader',
    params: ofMonth,
    body: z.strictObject({}),
    answer: { json: sentMinutesSchema },
    problems: { ...noCohort, 409: 'settings.yaml names nobody who gets them.' },
    run: ({ params }, ports) => sendMinutes(params, ports),
  }),
  route({
    method: 'GET',
    path: '/review-trends',
    operationId: 'readCohortTrend',
    summary: 'How cohorts fared by month and segment, and whether being implemented goes with staying',
    access: 'viewer',
    query: z.strictObject({ months: wholeNumber(1, 60).default(24).describe('How many sign-up months back.') }),
    answer: { json: cohortTrendSchema },
    bounded: 'by months and by at most 30 values of a segment',
    run: ({ query }, ports) => readTrend(query, ports),
  }),
];
