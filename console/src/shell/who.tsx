import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconLogout, IconUserQuestion } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../../lib/domain/people/role.ts';
import { useRead } from '../api/use-read.ts';
import { useMe } from '../parts/use-me.ts';
import { becomeLocalPerson, type LocalPerson, localPerson } from './local-session.ts';
import { useSessionState } from './session-state.ts';

const roleTexts: Record<Role, string> = { viewer: 'Viewer', csm: 'CSM', leader: 'Leader', admin: 'Administrator' };

/** Who is at the console. Where people sign in it lets them out; on one machine it asks who they are. */
export function Who() {
  const { subject, name, role, roles = [] } = useMe();
  const { signOut } = useSessionState();
  const label = name ?? (subject === 'local' ? 'Nobody in particular' : (subject ?? '…'));
  return (
    <Menu position="bottom-end" width={260} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={`You are ${label}${role ? `, ${roleTexts[role]}` : ''}`}>
          <Avatar radius="xl" size={30} color="brand" variant="light">
            {name ? name.slice(0, 2).toUpperCase() : <IconUserQuestion size={18} />}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {label}
          <Text size="xs">{role && roleTexts[role]}</Text>
        </Menu.Label>
        {subject === 'local' && <Choices name={name} role={role} roles={roles} />}
        {signOut && (
          <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut()}>
            Sign out
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

type ChoicesProps = { name?: string; role?: Role; roles: readonly Role[] };

/** On one machine: under whose name things are recorded, and through whose eyes the console is seen. */
function Choices({ name, role, roles }: ChoicesProps) {
  const queries = useQueryClient();
  const { data } = useRead('listPeople', {}, { enabled: role !== undefined && role !== 'viewer' });
  const become = (change: LocalPerson) => {
    becomeLocalPerson({ ...localPerson(), ...change });
    void queries.invalidateQueries();
  };
  const addresses = (data?.people ?? []).map(({ address }) => address);
  return (
    <>
      <Menu.Divider />
      <Menu.Label>What you do is recorded as</Menu.Label>
      {addresses.map((address) => (
        <Choice key={address} isChosen={name === address} onClick={() => become({ person: address })}>
          {address}
        </Choice>
      ))}
      <Choice isChosen={name === undefined} onClick={() => become({ person: undefined })}>
        Nobody in particular
      </Choice>
      <Menu.Divider />
      <Menu.Label>See the console as</Menu.Label>
      {roles.map((one) => (
        <Choice key={one} isChosen={role === one} onClick={() => become({ role: one })}>
          {roleTexts[one]}
        </Choice>
      ))}
    </>
  );
}

function Choice({ isChosen, onClick, children }: { isChosen: boolean; onClick: () => void; children: string }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      leftSection={<IconCheck size={16} style={{ visibility: isChosen ? 'visible' : 'hidden' }} />}
      onClick={onClick}
      closeMenuOnClick={false}
    >
      {children}
    </Menu.Item>
  );
}
