import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';

/** An address where no page is. */
export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState
        icon={IconMapOff}
        title="There is no such page"
        action={
          <Button component={Link} to="/" variant="light">
            Go to the portfolio
          </Button>
        }
      >
        The address may have been mistyped, or what it led to is gone.
      </EmptyState>
    </Page>
  );
}
