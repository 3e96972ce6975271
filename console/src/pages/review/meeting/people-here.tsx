import { Avatar, Tooltip, VisuallyHidden } from '@mantine/core';
import type { Attendance } from '../../../../../lib/domain/review/meeting.ts';

/** Who said nothing for longer has left the room. */
const HERE_MS = 90_000;

/** Those who are in the meeting now, by the newest sign of any of them: clocks differ. */
export function peopleHere(people: readonly Attendance[]): Attendance[] {
  const newest = Math.max(...people.map(({ at }) => Date.parse(at)));
  return people.filter(({ at }) => newest - Date.parse(at) < HERE_MS);
}

type PeopleHereProps = { people: readonly Attendance[]; me: string; nameOf: (accountId: string) => string };

/** Who else is here, and what they look at. */
export function PeopleHere({ people, me, nameOf }: PeopleHereProps) {
  const others = peopleHere(people).filter(({ person }) => person !== me);
  if (others.length === 0) return null;
  return (
    <Avatar.Group role="list" aria-label="Also here">
      {others.map(({ person, accountId }) => {
        const says = accountId ? `${person} looks at ${nameOf(accountId)}` : person;
        return (
          <Tooltip key={person} label={says}>
            <Avatar role="listitem" size="sm" color="brand" variant="filled" tabIndex={0}>
              <span aria-hidden>{person.slice(0, 2).toUpperCase()}</span>
              <VisuallyHidden>{says}</VisuallyHidden>
            </Avatar>
          </Tooltip>
        );
      })}
    </Avatar.Group>
  );
}
