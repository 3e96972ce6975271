import { mayUse, type Role, roles } from '../../../lib/domain/people/role.ts';
import { showBrand } from '../../../lib/usecases/show-brand.ts';
import type { Identity } from '../identity.ts';
import { route } from '../route.ts';
import { meSchema } from '../schemas/person.ts';

/** The caller in the words of the answer; a route that asks for a role is never reached without one. */
function meOf({ subject, name, role = 'viewer', most }: Identity = { subject: '' }) {
  const choice: Role[] = most ? roles.filter((one) => mayUse(most, one)) : [role];
  return { subject, name, role, roles: choice };
}

export const meRoutes = [
  route({
    method: 'GET',
    path: '/me',
    operationId: 'showMe',
    summary: 'Who is asking: role, and the name that what they do is recorded under; and what the company looks like',
    access: 'viewer',
    answer: { json: meSchema },
    bounded: 'There are four roles.',
    run: async ({ identity }, ports) => ({ ...meOf(identity), brand: await showBrand({}, ports) }),
  }),
];
