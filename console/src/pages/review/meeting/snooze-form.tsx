import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Deciding } from './use-deciding.ts';

const weeks = [1, 2, 4];
const MS_PER_DAY = 86_400_000;

/** The day so many days from today, by the viewer's calendar. */
function dayIn(days: number): string {
  const then = new Date(Date.now() + days * MS_PER_DAY);
  const parts = [then.getFullYear(), then.getMonth() + 1, then.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Until when an account is put off. */
export function SnoozeForm({ deciding: { decide, cancel } }: { deciding: Deciding }) {
  const [until, setUntil] = useState(() => dayIn(14));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide('snooze', { until });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          type="date"
          label="Look at it again on"
          required
          min={dayIn(1)}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <Group gap="xs">
          {weeks.map((count) => (
            <Button key={count} variant="default" size="xs" onClick={() => setUntil(dayIn(7 * count))}>
              {count === 1 ? '1 week' : `${count} weeks`}
            </Button>
          ))}
        </Group>
        <Group gap="xs">
          <Button type="submit" size="sm">
            Snooze
          </Button>
          <Button variant="default" size="sm" onClick={cancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
