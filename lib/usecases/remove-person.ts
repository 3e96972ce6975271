import { keepAnAdministrator } from './change-role.ts';
import { NotFound } from './errors.ts';
import { directoryOf, type PeoplePorts } from './people-ports.ts';

/** Shuts a person out for good. Throws NotFound; PeopleRefused when nobody would be left to let people in. */
export async function removePerson({ personId }: { personId: string }, ports: PeoplePorts): Promise<void> {
  await keepAnAdministrator(personId, ports);
  if (!(await directoryOf(ports).remove(personId))) throw new NotFound('There is no such person.');
}
