import type { Person } from '../domain/people/person.ts';
import type { PeoplePorts } from './people-ports.ts';

/** Everybody who may sign in, by address; `keptHere` is false where an identity provider of the company's own knows them. */
export async function listPeople(_: object, { people }: PeoplePorts): Promise<{ keptHere: boolean; people: Person[] }> {
  return { keptHere: people !== undefined, people: (await people?.list()) ?? [] };
}
