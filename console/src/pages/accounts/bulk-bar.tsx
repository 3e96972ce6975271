import { Button, Group, Paper, Text } from '@mantine/core';
import { IconBellPause, IconChecklist, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { numberText } from '../../parts/formats.ts';
import type { Account } from './account.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkKind } from './bulk-fields.tsx';
import { mostAtOnce } from './run-bulk.ts';

/** What can be done for the accounts that are selected. */
export function BulkBar({ selected, onClear }: { selected: readonly Account[]; onClear: () => void }) {
  const [kind, setKind] = useState<BulkKind>();
  const isTooMany = selected.length > mostAtOnce;
  if (selected.length === 0) return null;
  const button = { variant: 'default', size: 'compact-sm', disabled: isTooMany } as const;
  return (
    <Paper withBorder px="sm" py={6} role="region" aria-label="For the selected accounts">
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {numberText(selected.length)} selected
        </Text>
        <Button {...button} leftSection={<IconPlayerPlay size={15} />} onClick={() => setKind('playbook')}>
          Start a playbook
        </Button>
        <Button {...button} leftSection={<IconChecklist size={15} />} onClick={() => setKind('task')}>
          Add a task
        </Button>
        <Button {...button} leftSection={<IconBellPause size={15} />} onClick={() => setKind('pause')}>
          Pause nudges
        </Button>
        {isTooMany && (
          <Text size="sm" c="dimmed">
            At most {mostAtOnce} at once; for more, write a rule.
          </Text>
        )}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
          Clear selection
        </Button>
      </Group>
      {kind && <BulkDialog kind={kind} accounts={selected} onClose={() => setKind(undefined)} />}
    </Paper>
  );
}
