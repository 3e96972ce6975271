import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { callApi } from '../api/call-api.ts';
import { timeText } from '../parts/formats.ts';
import { keepDraft } from './draft-store.ts';
import type { WorkflowsDraft } from './use-workflows-draft.ts';

/** Somebody published since the draft was begun: the changes can be carried over onto what is published now. */
export function StaleNotice({ draft }: { draft: WorkflowsDraft }) {
  const { by, publishedAt, message } = draft.published;
  return (
    <Alert color="orange" variant="light" mb="sm" title="Somebody published since you began">
      <Text size="sm">{`${by ?? 'Somebody'}, ${timeText(publishedAt)}${message ? `: “${message}”` : ''}`}</Text>
      <Group mt="xs">
        <Button size="xs" variant="light" color="orange" onClick={() => void carryOver(draft)}>
          Carry my changes over
        </Button>
      </Group>
    </Alert>
  );
}

async function carryOver({ base, files, published }: WorkflowsDraft): Promise<void> {
  const before = await callApi('showWorkflowVersion', { params: { version: base } });
  const textOf = (list: { path: string; text: string }[], path: string) =>
    list.find((file) => file.path === path)?.text;
  const both = Object.keys(files).filter((path) => textOf(before.files, path) !== textOf(published.files, path));
  keepDraft({ base: published.version, files });
  notifications.show(
    both.length === 0
      ? { message: 'Your changes now stand on what is published.' }
      : {
          color: 'orange',
          autoClose: false,
          message: `${both.join(', ')} was changed by both of you: yours stands now. Compare before you publish.`,
        },
  );
}
