import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { Section } from '../parts/section.tsx';
import { MILESTONES_FILE } from './milestones-text.ts';
import type { DefinitionDraft } from './use-definition.ts';

type PublishPanelProps = { draft: DefinitionDraft; base: string; isSeen: boolean };

/** Puts the definition into force, with a word on why; only once its effect was seen. */
export function PublishPanel({ draft, base, isSeen }: PublishPanelProps) {
  const [message, setMessage] = useState('');
  const publish = useAct('publishWorkflows', {
    refreshes: [
      'showWorkflows',
      'listWorkflowVersions',
      'readCohortTrend',
      'listReviews',
      'readReview',
      'readReviewDossier',
    ],
    done: 'Published. The next daily run judges by it.',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate({ body: { base, files: { [MILESTONES_FILE]: draft.text }, message: message.trim() } });
  };
  return (
    <Section
      title="Publish"
      description="From the next daily run on, every account is judged by it. Any version can be put back."
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="What changes, and why"
            required
            maxLength={500}
            value={message}
            onChange={({ currentTarget }) => setMessage(currentTarget.value)}
          />
          <Group gap="sm">
            <Button type="submit" loading={publish.isPending} disabled={!isSeen || message.trim() === ''}>
              Publish
            </Button>
            {!isSeen && (
              <Text size="sm" c="dimmed">
                See the effect first.
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
