import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

/** An account by name, leading to its page. */
export function AccountLink({ accountId, name }: { accountId: string; name?: string }) {
  return (
    <Anchor component={Link} to="/accounts/$accountId" params={{ accountId } as never} size="sm">
      {name ?? accountId}
    </Anchor>
  );
}
