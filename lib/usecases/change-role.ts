import { leavesAnAdministrator } from '../domain/people/person.ts';
import type { Role } from '../domain/people/role.ts';
import { NotFound, PeopleRefused } from './errors.ts';
import { directoryOf, type PeoplePorts } from './people-ports.ts';

const LAST = 'They are the only administrator: make somebody else one first.';

/** Gives a person another role. Throws NotFound; PeopleRefused when nobody would be left to let people in. */
export async function changeRole(
  { personId, role }: { personId: string; role: Role },
  ports: PeoplePorts,
): Promise<void> {
  const directory = directoryOf(ports);
  if (role !== 'admin') await keepAnAdministrator(personId, ports);
  if (!(await directory.changeRole(personId, role))) throw new NotFound('There is no such person.');
}

/** Throws PeopleRefused when a person is the only administrator. */
export async function keepAnAdministrator(personId: string, ports: PeoplePorts): Promise<void> {
  const people = await directoryOf(ports).list();
  const isAdministrator = people.some((person) => person.personId === personId && person.role === 'admin');
  if (isAdministrator && !leavesAnAdministrator(people, personId)) throw new PeopleRefused(LAST);
}
