import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconListCheck, IconNote, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../../parts/use-me.ts';
import type { AccountData } from './account-data.ts';
import { NoteDialog } from './note-dialog.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { StartDialog } from './start-dialog.tsx';
import { TaskDialog } from './task-dialog.tsx';

type Action = 'start' | 'note' | 'task' | 'pause';

/** What one can do for an account. */
export function AccountActions({ data }: { data: AccountData }) {
  const { mayUse } = useMe();
  const [action, setAction] = useState<Action>();
  const close = () => setAction(undefined);
  if (!mayUse('csm')) return null;
  const { account, playbooks } = data;
  const { accountId } = account;
  return (
    <>
      <Button leftSection={<IconPlayerPlay size={16} />} onClick={() => setAction('start')}>
        Start a playbook
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconNote size={16} />} onClick={() => setAction('note')}>
            Add a note
          </Menu.Item>
          <Menu.Item leftSection={<IconListCheck size={16} />} onClick={() => setAction('task')}>
            Add a task
          </Menu.Item>
          <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={() => setAction('pause')}>
            Pause nudges
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {action === 'start' && <StartDialog accountId={accountId} playbooks={playbooks} onClose={close} />}
      {action === 'note' && <NoteDialog accountId={accountId} onClose={close} />}
      {action === 'task' && <TaskDialog accountId={accountId} owner={account.attributes.owner} onClose={close} />}
      {action === 'pause' && <PauseDialog accountId={accountId} onClose={close} />}
    </>
  );
}
