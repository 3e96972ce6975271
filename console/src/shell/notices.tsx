import { Alert, Button, Group } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconDoorExit, IconWifiOff } from '@tabler/icons-react';
import { useSessionState } from './session-state.ts';

/** What stands above every page when the way to the service is closed. */
export function Notices() {
  const { online } = useNetwork();
  const { signInAgain } = useSessionState();
  return (
    <div aria-live="polite">
      {!online && (
        <Alert color="orange" icon={<IconWifiOff />} title="You are offline" mb="md">
          What you see may be old, and nothing can be saved until the connection is back.
        </Alert>
      )}
      {signInAgain && (
        <Alert color="orange" icon={<IconDoorExit />} title="Your session has ended" mb="md">
          <Group justify="space-between">
            Copy what you have not saved; signing in leads you back to this page.
            <Button size="xs" onClick={() => signInAgain()}>
              Sign in again
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  );
}
