import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

type AccountLinkProps = {
  accountId: string;
  name?: string;
  /** Within a sentence a link is underlined: colour alone would not tell it. */
  inText?: boolean;
};

/** An account by name, leading to its page. */
export function AccountLink({ accountId, name, inText }: AccountLinkProps) {
  return (
    <Anchor
      component={Link}
      to="/accounts/$accountId"
      params={{ accountId } as never}
      size="sm"
      underline={inText ? 'always' : undefined}
    >
      {name ?? accountId}
    </Anchor>
  );
}
