import * as z from 'zod';
import { changeRole } from '../../../lib/usecases/change-role.ts';
import { invitePerson } from '../../../lib/usecases/invite-person.ts';
import { listPeople } from '../../../lib/usecases/list-people.ts';
import { removePerson } from '../../../lib/usecases/remove-person.ts';
import { asPerson } from '../as-person.ts';
import { route } from '../route.ts';
import { id } from '../schemas/fields.ts';
import { invitationSchema, newRoleSchema, peopleSchema, personSchema } from '../schemas/person.ts';

const personId = { personId: id };
const done = { json: z.object({ done: z.literal(true) }) };
const NOT_THERE = 'There is no such person.';
const ELSEWHERE = "The only administrator must stay one; or the company's own identity provider has the people.";

export const peopleRoutes = [
  route({
    method: 'GET',
    path: '/people',
    operationId: 'listPeople',
    summary: 'Who may sign in, and their roles',
    access: 'csm',
    answer: { json: peopleSchema },
    bounded: 'An administrator invites each of them by hand.',
    run: (_, ports) => listPeople({}, ports),
  }),
  route({
    method: 'POST',
    path: '/people',
    operationId: 'invitePerson',
    summary: 'Lets a person in, who is told how by mail',
    access: 'admin',
    body: invitationSchema,
    answer: { json: personSchema },
    problems: { 409: 'Somebody has the address already.' },
    run: ({ body, identity }, ports) => invitePerson(body, asPerson(identity, ports)),
  }),
  route({
    method: 'POST',
    path: '/people/{personId}/role',
    operationId: 'changeRole',
    summary: 'Gives a person another role; it counts from their next token on, within the hour',
    access: 'admin',
    params: z.strictObject(personId),
    body: newRoleSchema,
    answer: done,
    problems: { 404: NOT_THERE, 409: ELSEWHERE },
    run: async ({ params, body, identity }, ports) => {
      await changeRole({ ...params, ...body }, asPerson(identity, ports));
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    path: '/people/{personId}/remove',
    operationId: 'removePerson',
    summary: 'Shuts a person out for good, within the hour that their last token lives',
    access: 'admin',
    params: z.strictObject(personId),
    body: z.strictObject({}),
    answer: done,
    problems: { 404: NOT_THERE, 409: ELSEWHERE },
    run: async ({ params, identity }, ports) => {
      await removePerson(params, asPerson(identity, ports));
      return { done: true as const };
    },
  }),
];
