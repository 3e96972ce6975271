import type { Person } from '../domain/people/person.ts';
import type { Role } from '../domain/people/role.ts';
import { PeopleRefused } from './errors.ts';
import { directoryOf, type PeoplePorts } from './people-ports.ts';

/** Lets a person in under an e-mail address, with a role. Throws PeopleRefused. */
export async function invitePerson(invitation: { address: string; role: Role }, ports: PeoplePorts): Promise<Person> {
  const invitedAt = ports.clock.now().toISOString();
  const person = await directoryOf(ports).invite({ ...invitation, invitedAt });
  if (!person)
    throw new PeopleRefused('Somebody has this address already: give them another role, or remove them first.');
  return person;
}
