import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { sentence } from '../words.ts';
import { type Beginning, offersOf } from './decisions.ts';
import { OwnTask, type OwnTaskFields } from './own-task.tsx';
import type { Deciding } from './use-deciding.ts';
import { usePlaybookChoice } from './use-playbook-choice.ts';

const OWN_TASK = 'own-task';
const NOTHING = 'nothing';

/** What an intervention begins: something proposed, another playbook, a task in one's own words, or nothing yet. */
export function InterveneForm({ deciding: { proposals, decide, cancel } }: { deciding: Deciding }) {
  const offers = offersOf(proposals, usePlaybookChoice());
  const [chosen, setChosen] = useState(offers[0]?.key ?? OWN_TASK);
  const [task, setTask] = useState<OwnTaskFields>({ title: '', dueDay: '', assignee: 'owner' });
  const [because, setBecause] = useState('');
  const begin = (): Beginning => (chosen === OWN_TASK ? taskOf(task) : offers.find(({ key }) => key === chosen)?.begin);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide('intervene', { begin: begin(), because: because.trim() || undefined });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group label="What begins now" value={chosen} onChange={setChosen}>
          <Stack gap="xs" mt={6}>
            {offers.map(({ key, label, reason }) => (
              <Radio key={key} value={key} label={label} description={reason ? sentence(reason) : undefined} />
            ))}
            <Radio value={OWN_TASK} label="A task in your own words" />
            <Radio value={NOTHING} label="Nothing yet" />
          </Stack>
        </Radio.Group>
        {chosen === OWN_TASK && <OwnTask value={task} onChange={setTask} />}
        <TextInput
          label="Why (optional)"
          value={because}
          maxLength={1000}
          onChange={({ currentTarget }) => setBecause(currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" size="sm" data-autofocus>
            Decide
          </Button>
          <Button variant="default" size="sm" onClick={cancel}>
            Cancel
          </Button>
        </Group>
        {chosen === NOTHING && (
          <Text size="xs" c="dimmed">
            The next review asks what became of it.
          </Text>
        )}
      </Stack>
    </form>
  );
}

const taskOf = ({ title, dueDay, assignee }: OwnTaskFields): Beginning => ({
  task: title.trim(),
  ...(dueDay && { dueDay }),
  assignee,
});
