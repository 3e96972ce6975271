import { Stack, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState } from '../../parts/empty-state.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { CompleteDialog } from './complete-dialog.tsx';
import type { Task } from './task.ts';
import { TaskRow } from './task-row.tsx';
import { useTaskKeys } from './use-task-keys.ts';

type TaskInboxProps = {
  tasks: Task[];
  isMine: boolean;
  /** The task that is open. */
  chosen?: string;
  onChoose: (taskId?: string) => void;
  onKeys: () => void;
};

type Doing = { what: 'complete' | 'assign'; task: Task };

/** The tasks by when they are due; one of them may be open, and every key has a button beside it. */
export function TaskInbox({ tasks, isMine, chosen, onChoose, onKeys }: TaskInboxProps) {
  const [doing, setDoing] = useState<Doing>();
  const list = useTaskKeys(tasks, {
    onToggle: (task) => onChoose(task.taskId === chosen ? undefined : task.taskId),
    onComplete: (task) => task.state === 'open' && setDoing({ what: 'complete', task }),
    onAssign: (task) => task.state === 'open' && setDoing({ what: 'assign', task }),
    onKeys,
  });
  if (tasks.length === 0) return <NoTasks isMine={isMine} />;
  return (
    <div ref={list}>
      {grouped(tasks).map(({ title, members }) => (
        <section key={title} aria-label={title}>
          <Title order={2} fz="sm" c="dimmed" mt="sm" mb={6}>
            {title}
          </Title>
          <Stack gap="xs">
            {members.map((task) => (
              <TaskRow
                key={task.taskId}
                task={task}
                isOpen={task.taskId === chosen}
                onToggle={() => onChoose(task.taskId === chosen ? undefined : task.taskId)}
                onComplete={() => setDoing({ what: 'complete', task })}
                onAssign={() => setDoing({ what: 'assign', task })}
              />
            ))}
          </Stack>
        </section>
      ))}
      {doing?.what === 'complete' && <CompleteDialog task={doing.task} onClose={() => setDoing(undefined)} />}
      {doing?.what === 'assign' && <AssignDialog task={doing.task} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

function NoTasks({ isMine }: { isMine: boolean }) {
  return (
    <EmptyState icon={IconCircleCheck} title={isMine ? 'Nothing is waiting for you' : 'Nothing is waiting'}>
      Playbooks put tasks here when a customer needs a person, and you can add one on the page of an account. Look at
      {isMine ? ' everybody’s tasks, or at ' : ' '}
      those that are done.
    </EmptyState>
  );
}

const MS_PER_DAY = 86_400_000;

/** Overdue first, then by how near the due day is; what is done comes last. */
function grouped(tasks: Task[]): { title: string; members: Task[] }[] {
  const today = new Date().toISOString().slice(0, 10);
  const week = new Date(Date.now() + 7 * MS_PER_DAY).toISOString().slice(0, 10);
  const open = tasks.filter(({ state }) => state === 'open');
  const groups = [
    { title: 'Overdue', members: open.filter(({ overdue }) => overdue) },
    { title: 'Today', members: open.filter(({ overdue, dueDay }) => !overdue && dueDay <= today) },
    {
      title: 'Within a week',
      members: open.filter(({ overdue, dueDay }) => !overdue && dueDay > today && dueDay <= week),
    },
    { title: 'Later', members: open.filter(({ overdue, dueDay }) => !overdue && dueDay > week) },
    { title: 'Done', members: tasks.filter(({ state }) => state === 'done') },
  ];
  return groups.filter(({ members }) => members.length > 0);
}
