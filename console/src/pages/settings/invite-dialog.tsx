import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../../../lib/domain/people/role.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { RoleField } from './role-field.tsx';

/** Asks whom to let in, and with which role. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const [address, setAddress] = useState('');
  const [role, setRole] = useState<Role>('csm');
  const invite = useAct('invitePerson', {
    refreshes: ['listPeople'],
    done: ({ state }) => (state === 'invited' ? 'Invited: a mail tells them how to sign in.' : 'They are in.'),
    quiet: true,
  });
  return (
    <FormDialog
      title="Invite a person"
      isOpen
      onClose={onClose}
      onSave={() => invite.mutate({ body: { address: address.trim(), role } }, { onSuccess: onClose })}
      act={invite}
      save="Invite"
      canSave={/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address.trim())}
    >
      <TextInput
        label="E-mail address"
        type="email"
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
        data-autofocus
      />
      <RoleField value={role} onChange={setRole} />
    </FormDialog>
  );
}
