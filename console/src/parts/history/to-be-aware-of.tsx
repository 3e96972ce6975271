import { Alert, List } from '@mantine/core';

/** What limits a preview, in sentences. */
export function ToBeAwareOf({ notes }: { notes: readonly string[] }) {
  return (
    <Alert variant="light" color="gray" title="To be aware of">
      <List size="sm">
        {notes.map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
