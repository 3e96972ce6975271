import { Badge, Button, Group, Stack } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { dayText } from '../../parts/formats.ts';
import { WhenRead } from '../../parts/page.tsx';
import { type Column, TableView } from '../../parts/table-view.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { KeyDialog } from './key-dialog.tsx';
import { roleText } from './roles.ts';

type ApiKey = OperationAnswer<'listApiKeys'>['keys'][number];

/** The keys of programs. */
export function KeysPanel() {
  const read = useRead('listApiKeys', {});
  const [isMaking, make] = useState(false);
  return (
    <WhenRead read={read}>
      {({ keys }) => (
        <Stack>
          <Group justify="flex-end">
            <Button leftSection={<IconKey size={16} />} onClick={() => make(true)}>
              Make a key
            </Button>
          </Group>
          {keys.length > 0 ? <KeysTable keys={keys} /> : <NoneYet />}
          {isMaking && <KeyDialog onClose={() => make(false)} />}
        </Stack>
      )}
    </WhenRead>
  );
}

function KeysTable({ keys }: { keys: ApiKey[] }) {
  const [ending, setEnding] = useState<ApiKey>();
  const revoke = useAct('revokeApiKey', {
    refreshes: ['listApiKeys'],
    done: 'Revoked: it opens nothing more.',
    quiet: true,
  });
  const columns: Column<ApiKey>[] = [
    { key: 'name', label: 'What for', value: ({ name }) => name },
    { key: 'role', label: 'Role', value: ({ role }) => roleText(role) },
    { key: 'state', label: 'State', value: stateOf, cell: (key) => <StateBadge apiKey={key} /> },
    {
      key: 'made',
      label: 'Made',
      value: ({ createdAt }) => createdAt,
      cell: (key) => `${dayText(key.createdAt)}, ${key.createdBy}`,
    },
    {
      key: 'used',
      label: 'Last used',
      value: ({ usedDay }) => usedDay,
      cell: ({ usedDay }) => (usedDay ? dayText(usedDay) : 'never'),
    },
    {
      key: 'revoke',
      label: 'Revoke',
      value: () => undefined,
      cell: (key) =>
        key.good && (
          <Button
            size="compact-xs"
            variant="light"
            color="red"
            aria-label={`Revoke ${key.name}`}
            onClick={() => setEnding(key)}
          >
            Revoke
          </Button>
        ),
    },
  ];
  return (
    <>
      <TableView caption="Keys of programs, newest first" columns={columns} rows={keys} rowKey={({ keyId }) => keyId} />
      {ending && (
        <AskDialog
          title={`Revoke “${ending.name}”?`}
          save="Revoke"
          act={revoke}
          onClose={() => setEnding(undefined)}
          onYes={(onSuccess) => revoke.mutate({ params: { keyId: ending.keyId }, body: {} }, { onSuccess })}
        >
          Whatever uses it is refused from now on. It cannot be made good again; a new one can be made.
        </AskDialog>
      )}
    </>
  );
}

function stateOf({ good, revokedAt, lastDay }: ApiKey): string {
  if (revokedAt) return `Revoked ${dayText(revokedAt)}`;
  if (!good) return `Ended ${dayText(lastDay ?? '')}`;
  return lastDay ? `Good until ${dayText(lastDay)}` : 'Good';
}

function StateBadge({ apiKey }: { apiKey: ApiKey }) {
  return (
    <Badge variant="dot" color={apiKey.good ? 'teal' : 'gray'} tt="none">
      {stateOf(apiKey)}
    </Badge>
  );
}

function NoneYet() {
  return (
    <EmptyState icon={IconKey} title="No program has a key yet">
      A key lets a program call the API: a warehouse that reads accounts, a job that uploads exports. Each has a role,
      can end on a day, and says when it was used last.
    </EmptyState>
  );
}
