import { ActionIcon, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { numberText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { useMe } from '../../parts/use-me.ts';
import { TaskInbox } from './task-inbox.tsx';
import { TaskKeys } from './task-keys.tsx';

const states = { open: 'Open', done: 'Done', all: 'All' };
type State = keyof typeof states;

const MOST = 200;
const EVERY_MS = 60_000;

/** What a CSM is asked to do, the most pressing first. */
export function TasksPage() {
  const me = useMe();
  const [{ state, whose, task }, change] = useAddress(({ state, whose, task }) => ({
    state: (state && state in states ? state : 'open') as State,
    whose: whose ?? (me.name ? 'mine' : 'all'),
    task,
  }));
  const [showsKeys, setShowsKeys] = useState(false);
  const assignee = whose === 'mine' ? me.name : undefined;
  const read = useRead('listTasks', { query: { state, assignee, limit: MOST } }, { everyMs: EVERY_MS });
  return (
    <Page
      title="Tasks"
      description={read.data ? countWords(read.data) : 'What is to be done for customers.'}
      actions={
        <ActionIcon variant="default" size="lg" aria-label="Keyboard shortcuts" onClick={() => setShowsKeys(true)}>
          <IconKeyboard size={18} />
        </ActionIcon>
      }
    >
      <Group gap="sm">
        <SegmentedControl
          aria-label="Which tasks"
          value={state}
          onChange={(next) => change({ state: next === 'open' ? undefined : next, task: undefined })}
          data={Object.entries(states).map(([value, label]) => ({ value, label }))}
        />
        {me.name && (
          <SegmentedControl
            aria-label="Whose tasks"
            value={whose}
            onChange={(next) => change({ whose: next, task: undefined })}
            data={[
              { value: 'mine', label: 'Mine' },
              { value: 'all', label: "Everybody's" },
            ]}
          />
        )}
      </Group>
      <WhenRead read={read} loading={<Loading />}>
        {({ tasks, next }) => (
          <>
            <TaskInbox
              tasks={tasks}
              isMine={whose === 'mine'}
              chosen={task}
              onChoose={(taskId) => change({ task: taskId })}
              onKeys={() => setShowsKeys(true)}
            />
            {next && (
              <Text size="sm" c="dimmed">
                The first {numberText(MOST)} are shown: those due first.
              </Text>
            )}
          </>
        )}
      </WhenRead>
      <TaskKeys isOpen={showsKeys} onClose={() => setShowsKeys(false)} />
    </Page>
  );
}

function countWords({ total, tasks }: OperationAnswer<'listTasks'>): string {
  const overdue = tasks.filter((task) => task.overdue).length;
  return `${numberText(total)} ${total === 1 ? 'task' : 'tasks'}${overdue > 0 ? `, ${numberText(overdue)} overdue` : ''}`;
}

function Loading() {
  return (
    <Stack gap="xs">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((one) => (
        <Skeleton key={one} height={74} radius="md" />
      ))}
    </Stack>
  );
}
