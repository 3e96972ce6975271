import { Button, Checkbox, Group, Skeleton, Stack } from '@mantine/core';
import { IconTimelineEvent } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callApi, type OperationAnswer } from '../../api/call-api.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { Section } from '../../parts/section.tsx';
import { useAddress } from '../../parts/use-address.ts';
import classes from './account.module.css';
import { TimelineEntry } from './timeline-entry.tsx';

const groups = {
  signals: 'Signals',
  playbooks: 'Playbooks',
  messages: 'Messages',
  tasks: 'Tasks',
  notes: 'Notes',
  decisions: 'Decisions',
};

const PAGE = 40;

/** Everything that happened, newest first, narrowed to what one wants to see. */
export function TimelineTab({ accountId }: { accountId: string }) {
  const [wanted, change] = useAddress(({ groups: text }) => text?.split(',').filter((one) => one in groups) ?? []);
  const chosen = wanted.length === 0 ? undefined : wanted.join(',');
  const read = useInfiniteQuery<OperationAnswer<'showTimeline'>, ApiProblem>({
    queryKey: ['showTimeline', accountId, chosen],
    queryFn: ({ pageParam, signal }) =>
      callApi(
        'showTimeline',
        { params: { accountId }, query: { groups: chosen, limit: PAGE, cursor: pageParam as string | undefined } },
        signal,
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next,
  });
  const entries = read.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Section title="Timeline">
      <Checkbox.Group value={wanted} onChange={(next) => change({ groups: next.join(',') })} aria-label="Only">
        <Group gap="md" mb="sm">
          {Object.entries(groups).map(([value, label]) => (
            <Checkbox key={value} value={value} label={label} size="sm" />
          ))}
        </Group>
      </Checkbox.Group>
      {read.error && <ProblemBox problem={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Loading />}
      {!read.isPending && entries.length === 0 && !read.hasNextPage && <Nothing />}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} accountId={accountId} />
        ))}
      </ol>
      {read.hasNextPage && (
        <Button variant="default" mt="sm" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          Look further back
        </Button>
      )}
    </Section>
  );
}

function Nothing() {
  return (
    <EmptyState icon={IconTimelineEvent} title="Nothing of that kind has happened">
      Signals, playbooks, messages, tasks, notes and decisions stand here as they come. Choose others above, or add a
      note.
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="sm" role="status" aria-label="Loading">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((one) => (
        <Skeleton key={one} height={44} />
      ))}
    </Stack>
  );
}
