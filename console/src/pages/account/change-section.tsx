import { NativeSelect, Text } from '@mantine/core';
import { BandBadge } from '../../parts/band-badge.tsx';
import { dayText, numberText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

type Change = NonNullable<AccountData['account']['change']>;

/** What moved the score since the day before, or since a day one chooses. */
export function ChangeSection({ data, onSince }: { data: AccountData; onSince: (since?: string) => void }) {
  const { change, day } = data.account;
  const days = data.standings.map((one) => one.day).filter((one) => one < day);
  if (!change) return null;
  return (
    <Section
      title="What moved it"
      actions={
        <NativeSelect
          size="xs"
          aria-label="Compared with"
          value={change.since}
          data={days.toReversed().map((one) => ({ value: one, label: `since ${dayText(one)}` }))}
          onChange={(event) => onSince(event.currentTarget.value)}
        />
      }
    >
      <Text size="sm" component="div">
        <BandBadge band={change.before.band} score={change.before.score} /> →{' '}
        <BandBadge band={change.after.band} score={change.after.score} />
        {change.difference !== undefined && change.difference !== 0 && ` ${signed(change.difference)}`}
      </Text>
      {change.lines.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          Nothing that counts has changed since {dayText(change.since)}. Choose an earlier day to look further back.
        </Text>
      ) : (
        <ul className={classes.list}>
          {change.lines.map((line) => (
            <ChangeLine key={`${line.cause}${line.measure}${line.words}`} line={line} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ChangeLine({ line: { amount, words, label, records } }: { line: Change['lines'][number] }) {
  const behind = records.map(({ fate, count }) => `${count} ${count === 1 ? 'record' : 'records'} ${fate}`).join(', ');
  return (
    <li className={classes.part}>
      <Text size="sm">
        {label && <strong>{label}: </strong>}
        {words}
      </Text>
      <Text size="sm" className={classes.number} fw={600}>
        {amount !== undefined && signed(amount)}
      </Text>
      {behind && (
        <Text size="xs" c="dimmed">
          {behind}
        </Text>
      )}
    </li>
  );
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${numberText(Math.abs(value))}`;
