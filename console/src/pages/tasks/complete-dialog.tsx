import { Anchor, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { Task } from './task.ts';

const refreshes = ['listTasks', 'showAccountPage', 'showTimeline', 'showRun', 'listRuns'] as const;

/** Asks what came of a task. */
export function CompleteDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const [outcome, setOutcome] = useState(task.outcomes[0] ?? '');
  const [note, setNote] = useState('');
  const act = useAct('completeTask', { refreshes, quiet: true });
  const reopen = useAct('reopenTask', { refreshes, done: 'The task is open again.' });
  const { taskId, title, runId } = task;
  const said = () =>
    notifications.show({
      title: `Done: ${title}`,
      message: runId ? (
        'Its playbook goes on.'
      ) : (
        <Group gap="sm">
          Nothing waited for it.
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => reopen.mutate({ params: { taskId }, body: {} })}
          >
            Undo
          </Anchor>
        </Group>
      ),
    });
  const save = () =>
    act.mutate(
      { params: { taskId }, body: { outcome, ...(note.trim() && { note: note.trim() }) } },
      {
        onSuccess: () => {
          onClose();
          said();
        },
      },
    );
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSave={save} act={act} save="Complete" canSave={outcome !== ''}>
      <Radio.Group label="What came of it" value={outcome} onChange={setOutcome}>
        <Stack gap="xs" mt={6}>
          {task.outcomes.map((one, index) => (
            <Radio key={one} value={one} label={one.replaceAll('-', ' ')} data-autofocus={index === 0 || undefined} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Note"
        description="What the next person should know."
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
      />
      {runId && (
        <Text size="xs" c="dimmed">
          The playbook goes on as soon as you say so; that cannot be taken back.
        </Text>
      )}
    </FormDialog>
  );
}
