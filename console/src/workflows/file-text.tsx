import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { WorkflowsDraft } from './use-workflows-draft.ts';

const FileEditor = lazy(() => import('./file-editor.tsx').then((module) => ({ default: module.FileEditor })));

type FileTextProps = { draft: WorkflowsDraft; path: string; at?: number; minHeight?: number };

/** A file of the draft as text; the editor is loaded when one is first shown. */
export function FileText({ draft, path, at, minHeight = 420 }: FileTextProps) {
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {draft.mayEdit
          ? `${path}. Ctrl-Space completes; faults are underlined, and say what was probably meant.`
          : `${path}. Changing it takes the role of a leader.`}
      </Text>
      <Suspense fallback={<Skeleton height={minHeight} radius="md" />}>
        <FileEditor {...{ draft, path, at, minHeight }} />
      </Suspense>
    </Stack>
  );
}
