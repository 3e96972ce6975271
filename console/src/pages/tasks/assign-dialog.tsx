import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { Task } from './task.ts';

/** Asks who is to do a task. */
export function AssignDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const [assignee, setAssignee] = useState(task.assignedTo[0] ?? '');
  const act = useAct('assignTask', { refreshes: ['listTasks', 'showAccountPage'], done: 'Given away.', quiet: true });
  const save = () =>
    act.mutate({ params: { taskId: task.taskId }, body: { assignee: assignee.trim() } }, { onSuccess: onClose });
  return (
    <FormDialog
      title={`Assign: ${task.title}`}
      isOpen
      onClose={onClose}
      onSave={save}
      act={act}
      save="Assign"
      canSave={assignee.trim() !== ''}
    >
      <TextInput
        type="email"
        label="To"
        description="An e-mail address."
        value={assignee}
        onChange={(event) => setAssignee(event.currentTarget.value)}
        required
        data-autofocus
      />
    </FormDialog>
  );
}
