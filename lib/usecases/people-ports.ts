import type { PeopleDirectory } from '../ports/people.ts';
import type { Clock } from '../ports/system.ts';
import { PeopleRefused } from './errors.ts';

/** `people` is absent where an identity provider of the company's own keeps them. */
export type PeoplePorts = { people?: PeopleDirectory; clock: Clock };

/** The directory. Throws PeopleRefused where people are kept elsewhere. */
export function directoryOf({ people }: PeoplePorts): PeopleDirectory {
  if (people) return people;
  throw new PeopleRefused("People and their roles are kept by the company's own identity provider: change them there.");
}
