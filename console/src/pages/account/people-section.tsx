import { Badge, Group, Text } from '@mantine/core';
import { dayText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

type Dealings = NonNullable<AccountData['dealings']>;
type Person = Dealings['people'][number];

/** Who is there, what they are to us, and when we last spoke. */
export function PeopleSection({ dealings: { people, lastTwoWay } }: { dealings: Dealings }) {
  const spoke = lastTwoWay
    ? `Both sides last spoke on ${dayText(lastTwoWay.day)} (${lastTwoWay.channel}).`
    : 'No talk with both sides is on record.';
  return (
    <Section title="People" note={spoke}>
      <ul className={classes.list}>
        {people.map((person) => (
          <PersonLine key={`${person.source}${person.contactId}`} person={person} />
        ))}
      </ul>
      {people.length === 0 && <Text size="sm">No source knows anybody there.</Text>}
    </Section>
  );
}

function PersonLine({ person }: { person: Person }) {
  const { name, contactId, email, role, leftDay, lastContact, consent } = person;
  return (
    <li className={classes.part}>
      <Group gap={8}>
        <Text size="sm" fw={600} td={leftDay ? 'line-through' : undefined}>
          {name ?? contactId}
        </Text>
        {role && role !== 'user' && (
          <Badge variant="light" tt="none" c="var(--mantine-color-text)">
            {role.replace('-', ' ')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {leftDay ? `left ${dayText(leftDay)}` : consentWords(consent)}
      </Text>
      <Text size="xs" c="dimmed" style={{ gridColumn: '1 / -1', overflowWrap: 'anywhere' }}>
        {email ?? 'no address'} ·{' '}
        {lastContact
          ? `last contact ${dayText(lastContact.day)}, ${lastContact.channel} ${lastContact.direction}`
          : 'no contact on record'}
      </Text>
    </li>
  );
}

const consentWords = (consent?: 'granted' | 'denied') =>
  consent === undefined ? 'consent not known' : consent === 'granted' ? 'may be written to' : 'no e-mail wanted';
