import { Button, Group } from '@mantine/core';

type PageTurnerProps = { cursor?: string; next?: string; onTurn: (cursor?: string) => void };

/** Leads through the pages of a long list; the way back is the browser's, or to the beginning. */
export function PageTurner({ cursor, next, onTurn }: PageTurnerProps) {
  if (!cursor && !next) return null;
  return (
    <Group gap="xs" mt="md">
      {cursor && (
        <Button variant="default" size="xs" onClick={() => onTurn(undefined)}>
          Newest
        </Button>
      )}
      {next && (
        <Button variant="default" size="xs" onClick={() => onTurn(next)}>
          Older
        </Button>
      )}
    </Group>
  );
}
