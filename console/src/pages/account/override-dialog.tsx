import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OperationInput } from '../../api/call-api.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { AccountData } from './account-data.ts';
import { daysFromToday } from './days.ts';

type Setting = OperationInput<'overrideHealth'>['body']['set'];
type OverrideDialogProps = { account: AccountData['account']; isOpen: boolean; onClose: () => void };

/** Asks what is to be set, until when and why. */
export function OverrideDialog({ account, isOpen, onClose }: OverrideDialogProps) {
  const [what, setWhat] = useState('band:red');
  const [points, setPoints] = useState<number | string>(0);
  const [until, setUntil] = useState(daysFromToday(30));
  const [because, setBecause] = useState('');
  const act = useAct('overrideHealth', {
    refreshes: ['showAccountPage', 'showTimeline'],
    done: 'Set. It counts from the next daily run on, and expires by itself.',
    quiet: true,
  });
  const save = () =>
    act.mutate(
      {
        params: { accountId: account.accountId },
        body: { set: settingOf(what, Number(points)), until, because },
      },
      { onSuccess: onClose },
    );
  const isBand = what.startsWith('band:');
  return (
    <FormDialog
      title="Override the score"
      isOpen={isOpen}
      onClose={onClose}
      onSave={save}
      act={act}
      save="Set"
      canSave={because.trim() !== ''}
    >
      <NativeSelect
        label="What"
        value={what}
        onChange={(event) => setWhat(event.currentTarget.value)}
        data={[
          {
            group: 'The band',
            items: ['red', 'yellow', 'green'].map((band) => ({ value: `band:${band}`, label: `Band: ${band}` })),
          },
          { group: 'The score', items: [{ value: 'score', label: 'The whole score' }] },
          {
            group: 'One measure',
            items: account.health.points.map(({ measure, label }) => ({ value: `measure:${measure}`, label })),
          },
        ]}
      />
      {!isBand && <NumberInput label="Points" min={0} max={100} value={points} onChange={setPoints} />}
      <TextInput
        type="date"
        label="Until"
        description="The last day; at most 180 days ahead."
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        required
      />
      <Textarea
        label="Why"
        description="For whoever reads the account next."
        value={because}
        onChange={(event) => setBecause(event.currentTarget.value)}
        required
        maxLength={500}
        autosize
        minRows={2}
      />
    </FormDialog>
  );
}

function settingOf(what: string, points: number): Setting {
  const [kind, value = ''] = what.split(':');
  if (kind === 'band') return { band: value } as Setting;
  return kind === 'score' ? { score: points } : { measure: value, points };
}
