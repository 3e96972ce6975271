import type { Person, SampleAccount } from './account.ts';
import { PLACES } from './places.ts';
import { Random } from './random.ts';
import { PERSON_NAMES } from './words/person-names.ts';

type Role = Person['role'];

/** Job titles and departments a role is held by. */
const TITLES: Record<Role, [title: string, department: string][]> = {
  champion: [
    ['Head of Operations', 'Operations'],
    ['Analytics Manager', 'Analytics'],
    ['Head of Marketing', 'Marketing'],
    ['Business Intelligence Lead', 'Analytics'],
    ['Revenue Operations Manager', 'Sales'],
  ],
  admin: [
    ['Systems Administrator', 'IT'],
    ['Data Analyst', 'Analytics'],
    ['IT Manager', 'IT'],
    ['Data Engineer', 'IT'],
  ],
  'executive-sponsor': [
    ['Chief Operating Officer', 'Management'],
    ['Chief Financial Officer', 'Management'],
    ['Managing Director', 'Management'],
    ['VP Operations', 'Management'],
  ],
  billing: [
    ['Accounts Payable', 'Finance'],
    ['Office Manager', 'Administration'],
    ['Finance Manager', 'Finance'],
  ],
  user: [
    ['Sales Manager', 'Sales'],
    ['Marketing Specialist', 'Marketing'],
    ['Operations Analyst', 'Operations'],
    ['Team Lead', 'Customer Service'],
    ['Regional Manager', 'Sales'],
    ['Controller', 'Finance'],
  ],
};

/** Who we know at a company, from the size at which there is such a person. */
const CAST: { role: Role; fromEmployees: number; chance: number }[] = [
  { role: 'champion', fromEmployees: 0, chance: 1 },
  { role: 'billing', fromEmployees: 0, chance: 0.8 },
  { role: 'admin', fromEmployees: 15, chance: 0.85 },
  { role: 'executive-sponsor', fromEmployees: 30, chance: 0.7 },
  { role: 'user', fromEmployees: 0, chance: 0.75 },
  { role: 'user', fromEmployees: 50, chance: 0.8 },
  { role: 'user', fromEmployees: 200, chance: 0.9 },
  { role: 'user', fromEmployees: 400, chance: 0.9 },
  { role: 'user', fromEmployees: 1000, chance: 1 },
];

type Employer = Omit<SampleAccount, 'people'>;

/** The people we know at an account, the champion first; a champion who leaves may be followed by another. */
export function makePeople(seed: number, account: Employer): Person[] {
  const random = new Random(seed, account.number, 'people');
  const taken = new Set<string>();
  const roles = CAST.filter(({ fromEmployees, chance }) => random.chance(chance) && account.employees >= fromEmployees);
  const people = roles.map(({ role }) => makePerson(random, account, role, taken));
  const [champion] = people;
  if (account.story !== 'champion-left' || !champion) return numbered(people);
  champion.left = account.onset;
  const successor = makePerson(random, account, 'champion', taken);
  successor.from = account.onset + random.whole(35, 60);
  return numbered(account.departure ? people : [...people, successor]);
}

function numbered(people: Person[]): Person[] {
  return people.map((person, number) => ({ ...person, number }));
}

function makePerson(random: Random, account: Employer, role: Role, taken: Set<string>): Person {
  const { firstName, lastName, email } = newName(random, account, taken);
  const [title, department] = random.pick(TITLES[role]);
  const elsewhere = role !== 'billing' && account.employees > 250 && random.chance(0.2);
  return {
    number: 0,
    firstName,
    lastName,
    email,
    title,
    department,
    role,
    timeZone: elsewhere ? random.pick(PLACES).timeZone : account.place.timeZone,
    optedOut: random.chance(role === 'billing' ? 0.12 : 0.05),
    from: account.signup + (role === 'champion' ? 0 : random.whole(0, 25)),
    answers: Math.min(0.85, Math.max(0.04, random.normal(role === 'executive-sponsor' ? 0.25 : 0.4, 0.18))),
    mood: random.normal(role === 'champion' ? 0.5 : 0, 0.9),
  };
}

function newName(random: Random, { place, domain }: Employer, taken: Set<string>) {
  const { first, last } = PERSON_NAMES[place.country];
  for (;;) {
    const [firstName, lastName] = [random.pick(first), random.pick(last)];
    const email = `${ascii(firstName)}.${ascii(lastName)}@${domain}`;
    if (taken.has(email)) continue;
    taken.add(email);
    return { firstName, lastName, email };
  }
}

/** A name as it stands in an e-mail address. */
function ascii(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[üöä]/g, (letter) => `${letter}e`);
  return plain.normalize('NFD').replaceAll(/[^a-z]/g, '');
}
