import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import type { Role } from '../../../../lib/domain/people/role.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { RoleField } from './role-field.tsx';

/** Asks what a key is for, and shows it: once. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [lastDay, setLastDay] = useState('');
  const make = useAct('createApiKey', { refreshes: ['listApiKeys'], quiet: true });
  if (make.data) return <ShownOnce token={make.data.token} onClose={onClose} />;
  const wish = { name: name.trim(), role, ...(lastDay && { lastDay }) };
  return (
    <FormDialog
      title="Make a key"
      isOpen
      onClose={onClose}
      onSave={() => make.mutate({ body: wish })}
      act={make}
      save="Make it"
      canSave={name.trim() !== ''}
    >
      <TextInput
        label="What it is for"
        description="So that whoever looks in a year knows what stops when it is revoked."
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <RoleField value={role} onChange={setRole} />
      <TextInput
        label="Last day"
        description="Optional: after this day (UTC) it opens nothing more."
        type="date"
        value={lastDay}
        onChange={(event) => setLastDay(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

function ShownOnce({ token, onClose }: { token: string; onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      title="Your key"
      centered
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <Alert color="yellow" title="Copy it now">
          It is shown this once. Only a hash of it is kept, so nobody can look it up again.
        </Alert>
        <Code block style={{ wordBreak: 'break-all', whiteSpace: 'pre-wrap' }}>
          {token}
        </Code>
        <Text size="sm" c="dimmed">
          Send it as <Code>Authorization: Bearer …</Code>; on AWS to the addresses below <Code>/with-key</Code>.
        </Text>
        <Group justify="flex-end">
          <CopyButton value={token}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>I have it</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
