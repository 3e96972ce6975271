import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';

/** A page that broke: the others work. */
export function PageFailed({ reset }: { reset: () => void }) {
  return (
    <Page title="Something went wrong">
      <EmptyState
        icon={IconBug}
        title="This page broke"
        action={
          <Button variant="light" onClick={reset}>
            Try again
          </Button>
        }
      >
        Nothing you saved is lost. If it breaks again, reload the page; the other pages work meanwhile.
      </EmptyState>
    </Page>
  );
}
