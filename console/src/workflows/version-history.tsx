import { Badge, Button, Drawer, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { OperationAnswer } from '../api/call-api.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { timeText } from '../parts/formats.ts';
import { WhenRead } from '../parts/page.tsx';
import type { WorkflowsDraft } from './use-workflows-draft.ts';

const FileDiff = lazy(() => import('./file-diff.tsx').then((module) => ({ default: module.FileDiff })));

type Line = OperationAnswer<'listWorkflowVersions'>['versions'][number];

/** What was published, by whom and why; each time with what it changed, and a way back to it. */
export function VersionHistory({ draft, onClose }: { draft: WorkflowsDraft; onClose: () => void }) {
  const read = useRead('listWorkflowVersions', { query: { limit: 50 } });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title="What was published"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <WhenRead read={read}>
        {({ versions }) => (
          <Stack component="ol" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
            {versions.map((line, index) => (
              <VersionEntry
                key={`${line.version} ${line.publishedAt}`}
                line={line}
                former={versions[index + 1]}
                draft={draft}
              />
            ))}
          </Stack>
        )}
      </WhenRead>
    </Drawer>
  );
}

const origins = { console: 'in the console', folder: 'from a folder', deployment: 'by a deployment' };

function VersionEntry({ line, former, draft }: { line: Line; former?: Line; draft: WorkflowsDraft }) {
  const [shown, show] = useState<'changes' | 'back'>();
  const { version, publishedAt, by, message, from, current } = line;
  const toggle = (what: 'changes' | 'back') => show(shown === what ? undefined : what);
  return (
    <li>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {timeText(publishedAt)}
        </Text>
        {current && <Badge variant="light">at work</Badge>}
        <Text size="xs" c="dimmed" ff="monospace">
          {version.slice(0, 8)}
        </Text>
      </Group>
      <Text size="sm">{message ?? 'No word was left about why.'}</Text>
      <Text size="xs" c="dimmed">
        {[by, from && origins[from]].filter(Boolean).join(', ')}
      </Text>
      <Group gap="xs" mt={4}>
        {former && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => toggle('changes')}
            aria-expanded={shown === 'changes'}
          >
            What it changed
          </Button>
        )}
        {!current && draft.mayEdit && (
          <Button size="compact-xs" variant="default" onClick={() => toggle('back')} aria-expanded={shown === 'back'}>
            Back to this…
          </Button>
        )}
      </Group>
      {shown === 'changes' && former && <VersionDiff version={version} former={former.version} />}
      {shown === 'back' && <GoBack line={line} draft={draft} onDone={() => show(undefined)} />}
    </li>
  );
}

function VersionDiff({ version, former }: { version: string; former: string }) {
  const after = useRead('showWorkflowVersion', { params: { version } });
  const before = useRead('showWorkflowVersion', { params: { version: former } });
  if (!after.data || !before.data) return <Skeleton height={160} mt="xs" />;
  const textIn = (files: { path: string; text: string }[], path: string) =>
    files.find((file) => file.path === path)?.text ?? '';
  const [was, is] = [before.data.files, after.data.files];
  const paths = [...new Set([...was, ...is].map(({ path }) => path))].filter(
    (path) => textIn(was, path) !== textIn(is, path),
  );
  if (paths.length === 0)
    return (
      <Text size="sm" mt="xs">
        Nothing: the same files were published again.
      </Text>
    );
  return (
    <Suspense fallback={<Skeleton height={160} mt="xs" />}>
      <Stack gap="xs" mt="xs">
        {paths.map((path) => (
          <div key={path}>
            <Text size="sm" fw={600}>
              {path}
            </Text>
            <FileDiff path={path} before={textIn(was, path)} after={textIn(is, path)} />
          </div>
        ))}
      </Stack>
    </Suspense>
  );
}

function GoBack({ line, draft, onDone }: { line: Line; draft: WorkflowsDraft; onDone: () => void }) {
  const [message, setMessage] = useState(`Back to what was published ${line.publishedAt.slice(0, 10)}`);
  const publish = useAct('publishWorkflows', {
    refreshes: ['showWorkflows', 'listWorkflowVersions', 'listMetrics'],
    done: 'Published again. It counts from the next daily run on.',
  });
  const act = () =>
    publish.mutate({ body: { base: draft.published.version, version: line.version, message } }, { onSuccess: onDone });
  return (
    <Stack gap="xs" mt="xs">
      <Textarea label="Why" autosize value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
      <Group justify="flex-end">
        <Button size="xs" onClick={act} loading={publish.isPending} disabled={message.trim() === ''}>
          Publish this version again
        </Button>
      </Group>
    </Stack>
  );
}
