import { Alert, Button, Group, Modal, Stack, Tabs, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { FaultText } from '../parts/fault-text.tsx';
import { ProblemBox } from '../parts/problem-box.tsx';
import { keepDraft } from './draft-store.ts';
import { FileDiff } from './file-diff.tsx';
import type { WorkflowsDraft } from './use-workflows-draft.ts';

/** What of the published files is changed, why, and the word to publish it. */
export function PublishDialog({ draft, onClose }: { draft: WorkflowsDraft; onClose: () => void }) {
  const [message, setMessage] = useState('');
  const { changed, faults, isChecking, isStale, published, files, base } = draft;
  const publish = useAct('publishWorkflows', {
    refreshes: ['showWorkflows', 'listWorkflowVersions', 'listMetrics', 'listScorecards'] as never,
    done: 'Published. It counts from the next daily run on.',
    quiet: true,
  });
  const mayPublish = faults.length === 0 && !isChecking && !isStale && message.trim() !== '';
  const act = () =>
    publish.mutate(
      { body: { base, files: { ...files }, message } },
      {
        onSuccess: () => {
          keepDraft(undefined);
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title="What you change" size="80rem" closeButtonProps={{ 'aria-label': 'Close' }}>
      <Stack>
        <Tabs defaultValue={changed[0]} keepMounted={false}>
          <Tabs.List>
            {changed.map((path) => (
              <Tabs.Tab key={path} value={path}>
                {path}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {changed.map((path) => (
            <Tabs.Panel key={path} value={path} pt="sm">
              <FileDiff
                path={path}
                before={published.files.find((file) => file.path === path)?.text ?? ''}
                after={draft.textOf(path)}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
        {faults.map((fault) => (
          <Alert key={`${fault.file} ${fault.path} ${fault.message}`} color="red" variant="light" p="xs">
            <FaultText fault={fault} />
          </Alert>
        ))}
        {publish.error && <ProblemBox problem={publish.error} />}
        <Textarea
          label="What changes, and why"
          description="For whoever reads the history."
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Go on editing
          </Button>
          <Button onClick={act} disabled={!mayPublish} loading={publish.isPending}>
            Publish
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
