import { ActionIcon, Alert, Badge, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconUserPlus, IconUsers, IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Role } from '../../../../lib/domain/people/role.ts';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText } from '../../parts/formats.ts';
import { WhenRead } from '../../parts/page.tsx';
import { type Column, TableView } from '../../parts/table-view.tsx';
import { useMe } from '../../parts/use-me.ts';
import { AskDialog } from './ask-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { roleChoices, roleText } from './roles.ts';

type Person = OperationAnswer<'listPeople'>['people'][number];

/** Who may sign in, and what they may do. */
export function PeoplePanel() {
  const read = useRead('listPeople', {});
  const { mayUse } = useMe();
  const [isInviting, invite] = useState(false);
  return (
    <WhenRead read={read}>
      {({ keptHere, people }) => (
        <Stack>
          {!keptHere && <KeptElsewhere />}
          {keptHere && mayUse('admin') && (
            <Group justify="flex-end">
              <Button leftSection={<IconUserPlus size={16} />} onClick={() => invite(true)}>
                Invite a person
              </Button>
            </Group>
          )}
          {keptHere && (people.length > 0 ? <PeopleTable people={people} /> : <NobodyYet />)}
          {isInviting && <InviteDialog onClose={() => invite(false)} />}
        </Stack>
      )}
    </WhenRead>
  );
}

function PeopleTable({ people }: { people: Person[] }) {
  const { mayUse } = useMe();
  const [leaving, setLeaving] = useState<Person>();
  const remove = useAct('removePerson', { refreshes: ['listPeople'], done: 'Removed.', quiet: true });
  const columns: Column<Person>[] = [
    { key: 'address', label: 'Address', value: ({ address }) => address },
    {
      key: 'role',
      label: 'Role',
      value: ({ role }) => roleText(role),
      cell: (person) => (mayUse('admin') ? <RoleChoice person={person} /> : roleText(person.role)),
    },
    { key: 'state', label: 'State', value: ({ state }) => state, cell: ({ state }) => <StateBadge state={state} /> },
    {
      key: 'invited',
      label: 'Since',
      value: ({ invitedAt }) => invitedAt,
      cell: ({ invitedAt }) => dayText(invitedAt),
    },
    ...(mayUse('admin') ? [leaveColumn(setLeaving)] : []),
  ];
  return (
    <>
      <TableView caption="People who may sign in" columns={columns} rows={people} rowKey={({ personId }) => personId} />
      {leaving && (
        <AskDialog
          title={`Remove ${leaving.address}?`}
          save="Remove"
          act={remove}
          onClose={() => setLeaving(undefined)}
          onYes={(onSuccess) => remove.mutate({ params: { personId: leaving.personId }, body: {} }, { onSuccess })}
        >
          They can no longer sign in; who is signed in stays so for an hour at most. What they did stays on record.
        </AskDialog>
      )}
    </>
  );
}

const leaveColumn = (ask: (person: Person) => void): Column<Person> => ({
  key: 'remove',
  label: 'Remove',
  value: () => undefined,
  cell: (person) => (
    <ActionIcon variant="subtle" color="red" aria-label={`Remove ${person.address}`} onClick={() => ask(person)}>
      <IconUserX size={18} />
    </ActionIcon>
  ),
});

function RoleChoice({ person: { personId, address, role } }: { person: Person }) {
  const change = useAct('changeRole', { refreshes: ['listPeople', 'showMe'], done: 'Their role is changed.' });
  return (
    <Select
      size="xs"
      w={150}
      aria-label={`Role of ${address}`}
      placeholder="No role yet"
      data={roleChoices.map(({ value, label }) => ({ value, label }))}
      value={role ?? null}
      allowDeselect={false}
      disabled={change.isPending}
      onChange={(next) => next && change.mutate({ params: { personId }, body: { role: next as Role } })}
    />
  );
}

const states: Record<Person['state'], { label: string; color: string }> = {
  active: { label: 'Active', color: 'teal' },
  invited: { label: 'Invited', color: 'blue' },
  disabled: { label: 'Shut out', color: 'gray' },
};

function StateBadge({ state }: { state: Person['state'] }) {
  const { label, color } = states[state];
  return (
    <Badge variant="dot" color={color} tt="none">
      {label}
    </Badge>
  );
}

function KeptElsewhere() {
  return (
    <Alert icon={<IconUsers />} title="Your identity provider keeps the people">
      Who may sign in, and with which role, is changed there: the roles are the groups viewer, csm, leader and admin.
    </Alert>
  );
}

function NobodyYet() {
  return (
    <EmptyState icon={IconUsers} title="Nobody was invited yet">
      Everybody who works with Holdfast has an address and a role here.{' '}
      <Text span inherit>
        On one machine nobody signs in: the people of this list can be chosen at the top right, and what is done is
        recorded under their name.
      </Text>
    </EmptyState>
  );
}
