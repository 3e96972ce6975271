import { Anchor, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** Where to go from an account of a review. */
export function DossierLinks({ month, accountId }: { month: string; accountId: string }) {
  return (
    <Group gap="md" mb="sm" className="no-print">
      <Anchor size="sm" component={Link} to="/accounts/$accountId" params={{ accountId } as never}>
        Account page
      </Anchor>
      <Anchor
        size="sm"
        component={Link}
        to="/review/$month/meeting"
        params={{ month } as never}
        search={{ account: accountId } as never}
      >
        In the meeting
      </Anchor>
    </Group>
  );
}
