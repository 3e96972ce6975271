import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { daysFromToday } from './days.ts';

/** Asks until when playbooks are to leave the account's people alone, and why. */
export function PauseDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const [until, setUntil] = useState(daysFromToday(7));
  const [because, setBecause] = useState('');
  const act = useAct('pauseNudges', {
    refreshes: ['showAccountPage', 'showTimeline', 'listOutbox'],
    done: 'Paused: what playbooks would send them waits.',
    quiet: true,
  });
  const save = () => act.mutate({ params: { accountId }, body: { until, because } }, { onSuccess: onClose });
  return (
    <FormDialog
      title="Pause nudges"
      isOpen
      onClose={onClose}
      onSave={save}
      act={act}
      save="Pause"
      canSave={because.trim() !== '' && until !== ''}
    >
      <TextInput
        type="date"
        label="Until"
        description="The last day, at most 180 days ahead. What playbooks would send waits until it is over, and is then weighed anew."
        value={until}
        required
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Textarea
        label="Why"
        value={because}
        maxLength={500}
        required
        onChange={(event) => setBecause(event.currentTarget.value)}
        autosize
        minRows={2}
        data-autofocus
      />
    </FormDialog>
  );
}
