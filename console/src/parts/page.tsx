import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { ProblemBox } from './problem-box.tsx';
import { useArrived } from './use-arrived.ts';

type PageProps = {
  title: string;
  /** One sentence on what the page answers. */
  description?: ReactNode;
  /** Buttons beside the title. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A page: its heading, what can be done, and what it shows. */
export function Page({ title, description, actions, children }: PageProps) {
  useDocumentTitle(`${title} · Holdfast`);
  return (
    <Stack gap="lg" maw={1280} mx="auto">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={1}>{title}</Title>
          {description && (
            <Text component="div" c="dimmed" size="sm" mt={2}>
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

type WhenReadProps<T> = {
  read: UseQueryResult<T, ApiProblem>;
  /** What stands there meanwhile: as large as what will. @default a block of 320 px */
  loading?: ReactNode;
  children: (answer: T) => ReactNode;
};

/** Shows what was read, room for it while it is read, or what went wrong with a way to try again. */
export function WhenRead<T>({ read, loading = <Skeleton height={320} radius="md" />, children }: WhenReadProps<T>) {
  const answer = useArrived(read.data);
  if (answer !== undefined) return children(answer);
  if (read.error) return <ProblemBox problem={read.error} onRetry={() => void read.refetch()} />;
  return (
    <div role="status" aria-label="Loading">
      {loading}
    </div>
  );
}
