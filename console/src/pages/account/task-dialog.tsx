import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { newRequestId } from '../../parts/request-id.ts';
import { daysFromToday } from './days.ts';

type TaskDialogProps = { accountId: string; owner?: string; onClose: () => void };

/** Asks what is to be done, by whom and until when. */
export function TaskDialog({ accountId, owner = '', onClose }: TaskDialogProps) {
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [assignee, setAssignee] = useState(owner);
  const [dueDay, setDueDay] = useState(daysFromToday(3));
  const [requestId] = useState(newRequestId);
  const act = useAct('addTask', {
    refreshes: ['showAccountPage', 'showTimeline', 'listTasks'],
    done: 'The task is in the inbox.',
    quiet: true,
  });
  const save = () =>
    act.mutate(
      {
        body: {
          ...{ requestId, accountId, title, dueDay },
          ...(description.trim() && { description }),
          ...(assignee.trim() && { assignee: assignee.trim() }),
        },
      },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title="Add a task"
      isOpen
      onClose={onClose}
      onSave={save}
      act={act}
      save="Add"
      canSave={title.trim() !== '' && dueDay !== ''}
    >
      <TextInput
        label="What is to be done"
        value={title}
        maxLength={200}
        required
        onChange={(event) => setTitle(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label="More about it"
        value={description}
        maxLength={2000}
        onChange={(event) => setDescription(event.currentTarget.value)}
        autosize
        minRows={2}
      />
      <TextInput
        type="email"
        label="For"
        description="An e-mail address."
        value={assignee}
        onChange={(event) => setAssignee(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Due"
        value={dueDay}
        required
        onChange={(event) => setDueDay(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
