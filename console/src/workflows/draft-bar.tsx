import { Anchor, Button, Group, List, Paper, Popover, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';
import { FaultText } from '../parts/fault-text.tsx';
import classes from './draft-bar.module.css';
import { keepDraft } from './draft-store.ts';
import { StaleNotice } from './stale-notice.tsx';
import type { DraftFault, WorkflowsDraft } from './use-workflows-draft.ts';

const PublishDialog = lazy(() => import('./publish-dialog.tsx').then((module) => ({ default: module.PublishDialog })));

/** What is changed and not published, on every page about workflows; nothing where nothing is. */
export function DraftBar({ draft }: { draft: WorkflowsDraft }) {
  const [isOpen, open] = useState(false);
  const { changed, faults, isChecking, isStale, mayEdit } = draft;
  if (changed.length === 0) return null;
  const count = changed.length === 1 ? '1 file changed' : `${changed.length} files changed`;
  return (
    <Paper className={classes.bar} withBorder shadow="md" p="sm" component="section" aria-label="Draft">
      {isStale && <StaleNotice draft={draft} />}
      <Group justify="space-between" gap="sm">
        <div>
          <Text size="sm" fw={600}>{`${count}, not published`}</Text>
          <Text size="xs" c="dimmed">
            {changed.join(', ')}
          </Text>
        </div>
        <Group gap="xs">
          <span aria-live="polite">
            <Standing faults={faults} isChecking={isChecking} />
          </span>
          <Button size="xs" variant="subtle" color="gray" onClick={() => discard(draft)}>
            Discard
          </Button>
          <Button size="xs" onClick={() => open(true)} disabled={!mayEdit}>
            {faults.length > 0 ? 'See the changes' : 'See the changes and publish'}
          </Button>
        </Group>
      </Group>
      {isOpen && (
        <Suspense fallback={null}>
          <PublishDialog draft={draft} onClose={() => open(false)} />
        </Suspense>
      )}
    </Paper>
  );
}

function discard({ base, files, discard: forget }: WorkflowsDraft): void {
  forget();
  notifications.show({
    autoClose: 12_000,
    message: (
      <Group justify="space-between" gap="xs">
        <Text size="sm">Your changes are discarded.</Text>
        <Anchor component="button" type="button" size="sm" onClick={() => keepDraft({ base, files })}>
          Undo
        </Anchor>
      </Group>
    ),
  });
}

function Standing({ faults, isChecking }: { faults: DraftFault[]; isChecking: boolean }) {
  if (isChecking)
    return (
      <Text size="sm" c="dimmed">
        Checking…
      </Text>
    );
  if (faults.length === 0)
    return (
      <Text size="sm" c="dimmed">
        ✓ no faults
      </Text>
    );
  return (
    <Popover width={420} position="top-end" shadow="md" withArrow>
      <Popover.Target>
        <Button size="xs" variant="light" color="red">
          {faults.length === 1 ? '1 fault' : `${faults.length} faults`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <List size="sm" spacing="xs" mah={320} style={{ overflow: 'auto' }}>
          {faults.map((fault) => (
            <List.Item key={`${fault.file} ${fault.path} ${fault.message} ${fault.offset}`}>
              <FaultText fault={fault} />
            </List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}
