import { List, Text } from '@mantine/core';
import { dayText, numberText } from '../../parts/formats.ts';
import classes from './account.module.css';
import type { AccountData } from './account-data.ts';

type Records = NonNullable<AccountData['account']['health']['points'][number]['records']>;
type Ref = Records['newest'][number];

/** The records that a number rests on: how many, from where, and the newest. */
export function RecordsBehind({ records: { count, sources, newest } }: { records: Records }) {
  return (
    <details className={classes.details} style={{ gridColumn: '1 / -1' }}>
      <summary>
        {numberText(count)} {count === 1 ? 'record' : 'records'} from {sources.map(({ source }) => source).join(', ')}
      </summary>
      <List size="xs" c="dimmed" mt={4} spacing={2}>
        {newest.map((ref) => (
          <List.Item key={JSON.stringify(ref)}>{refWords(ref)}</List.Item>
        ))}
        {count > newest.length && <List.Item>and {numberText(count - newest.length)} older ones</List.Item>}
      </List>
    </details>
  );
}

/** A record in a few words. */
export function refWords({ kind, source, day, id, of, says }: Ref) {
  return (
    <Text span inherit>
      {day ? `${dayText(day)}: ` : ''}
      {kind.replace('-', ' ')}
      {of ? ` ${of}` : ''}
      {says ? `, ${says}` : ''} ({source}
      {id ? ` ${id}` : ''})
    </Text>
  );
}
