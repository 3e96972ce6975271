import type { Day } from '../domain/day.ts';
import type { ApiKey } from '../domain/people/api-key.ts';
import type { Person } from '../domain/people/person.ts';
import type { Role } from '../domain/people/role.ts';

/** Who may sign in. */
export interface PeopleDirectory {
  /** Everybody, by address. */
  list(): Promise<Person[]>;
  /** Lets a person in, and has them told how; undefined when somebody has the address already. */
  invite(person: { address: string; role: Role; invitedAt: string }): Promise<Person | undefined>;
  /** Gives a person a role in place of the one they have; false when there is no such person. */
  changeRole(personId: string, role: Role): Promise<boolean>;
  /** Shuts a person out for good; false when there is no such person. */
  remove(personId: string): Promise<boolean>;
}

/** The keys of programs. Of a token only a hash is kept. */
export interface ApiKeyStore {
  create(token: string, key: Omit<ApiKey, 'keyId'>): Promise<ApiKey>;
  /** The key that a token is of, good or not. */
  find(token: string): Promise<ApiKey | undefined>;
  /** The newest keys, newest first; revoked ones too. */
  newest(limit: number): Promise<ApiKey[]>;
  /** Writes that a key was revoked; false when it had been before, or is not there. */
  revoke(keyId: string, revoked: Required<Pick<ApiKey, 'revokedAt' | 'revokedBy'>>): Promise<boolean>;
  /** Notes that a key was used on a day. */
  noteUse(keyId: string, day: Day): Promise<void>;
}
