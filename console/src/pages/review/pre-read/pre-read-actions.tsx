import { Button, Menu } from '@mantine/core';
import { IconDots, IconPlayerPlay, IconPrinter, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../parts/use-me.ts';
import { usePrepare } from './not-prepared.tsx';

/** What can be done with a pre-read: hold the meeting, print it, look at the minutes, prepare it anew. */
export function PreReadActions({ month }: { month: string }) {
  const { mayUse } = useMe();
  const prepare = usePrepare();
  return (
    <>
      <Button
        component={Link}
        to="/review/$month/meeting"
        params={{ month } as never}
        leftSection={<IconPlayerPlay size={16} />}
        className="no-print"
      >
        Hold the meeting
      </Button>
      <Button
        component={Link}
        to="/review/$month/minutes"
        params={{ month } as never}
        variant="default"
        className="no-print"
      >
        Minutes
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px="xs" aria-label="More" className="no-print">
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            Print
          </Menu.Item>
          {mayUse('leader') && (
            <Menu.Item
              leftSection={<IconRefresh size={16} />}
              disabled={prepare.isPending}
              onClick={() => prepare.mutate({ params: { month }, body: {} })}
            >
              Prepare anew
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
