import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';

type NoteDialogProps = { accountId: string; note?: { noteId: string; text: string }; onClose: () => void };

const refreshes = ['showTimeline'] as const;

/** Asks for the text of a note, new or one's own. */
export function NoteDialog({ accountId, note, onClose }: NoteDialogProps) {
  const [text, setText] = useState(note?.text ?? '');
  const add = useAct('addNote', { refreshes, done: 'Noted.', quiet: true });
  const edit = useAct('editNote', { refreshes, done: 'Changed.', quiet: true });
  const save = () => {
    const options = { onSuccess: onClose };
    if (note) edit.mutate({ params: { accountId, noteId: note.noteId }, body: { text } }, options);
    else add.mutate({ params: { accountId }, body: { text } }, options);
  };
  return (
    <FormDialog
      title={note ? 'Change the note' : 'Add a note'}
      isOpen
      onClose={onClose}
      onSave={save}
      act={note ? edit : add}
      canSave={text.trim() !== ''}
    >
      <Textarea
        label="Note"
        description="Everybody who works with the account reads it in the timeline."
        value={text}
        maxLength={4000}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={14}
        data-autofocus
      />
    </FormDialog>
  );
}
