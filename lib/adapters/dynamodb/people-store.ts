import { hash64 } from '../../domain/hash.ts';
import type { Person } from '../../domain/people/person.ts';
import type { PeopleDirectory } from '../../ports/people.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

const PEOPLE = 'PEOPLE';
const keyOf = (personId: string) => ({ PK: PEOPLE, SK: personId });
type Kept = Item & { person: Person };

/** The people of a machine on which nobody signs in: in the table, under a hash of their address. They are active at once. */
export function dynamoPeopleStore(table: Table): PeopleDirectory {
  return {
    async list() {
      const kept = await Array.fromAsync(table.query<Kept>({ partition: PEOPLE }, { consistent: true }));
      return kept.map(({ person }) => person).sort((a, b) => (a.address < b.address ? -1 : 1));
    },

    async invite({ address, role, invitedAt }) {
      const person: Person = { personId: hash64(address.toLowerCase()), address, role, state: 'active', invitedAt };
      return (await table.putIfAbsent({ ...keyOf(person.personId), person })) ? person : undefined;
    },

    async changeRole(personId, role) {
      const kept = await table.get<Kept>(keyOf(personId), { consistent: true });
      return kept !== undefined && table.update(keyOf(personId), { person: { ...kept.person, role } });
    },

    async remove(personId) {
      if (!(await table.get<Kept>(keyOf(personId), { consistent: true }))) return false;
      await table.remove(keyOf(personId));
      return true;
    },
  };
}
