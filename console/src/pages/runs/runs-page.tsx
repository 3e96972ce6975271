import { Card, Group, NativeSelect, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { numberText, timeText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { PageTurner } from '../../parts/page-turner.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { RunState } from './run-state.tsx';
import classes from './runs.module.css';

type Run = OperationAnswer<'listRuns'>['runs'][number];

const states = { running: 'Running', completed: 'Completed', exited: 'Left early', failed: 'Failed' };
const PAGE = 50;

/** Playbook runs, newest first. */
export function RunsPage() {
  const [{ state, playbook, cursor }, change] = useAddress((texts) => ({
    state: texts.state !== undefined && texts.state in states ? (texts.state as keyof typeof states) : undefined,
    playbook: texts.playbook,
    cursor: texts.cursor,
  }));
  const read = useRead('listRuns', { query: { state, playbook, limit: PAGE, cursor } }, { everyMs: 30_000 });
  return (
    <Page title="Runs" description="What playbooks are doing for customers, and what they did.">
      <Group gap="sm">
        <NativeSelect
          aria-label="State"
          value={state ?? ''}
          data={[
            { value: '', label: 'Any state' },
            ...Object.entries(states).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(event) => change({ state: event.currentTarget.value, cursor: undefined })}
        />
        {playbook && (
          <NativeSelect
            aria-label="Playbook"
            value={playbook}
            data={[playbook, { value: '', label: 'Any playbook' }]}
            onChange={(event) => change({ playbook: event.currentTarget.value, cursor: undefined })}
          />
        )}
      </Group>
      <WhenRead read={read} loading={<Loading />}>
        {({ runs, total, next }) =>
          runs.length === 0 ? (
            <NoRuns />
          ) : (
            <div>
              <Text size="sm" c="dimmed" mb="xs">
                {numberText(total)} {total === 1 ? 'run' : 'runs'}, newest first
              </Text>
              <Stack gap="xs" component="ul" p={0} m={0}>
                {runs.map((run) => (
                  <RunRow key={run.runId} run={run} />
                ))}
              </Stack>
              <PageTurner cursor={cursor} next={next} onTurn={(to) => change({ cursor: to }, 'push')} />
            </div>
          )
        }
      </WhenRead>
    </Page>
  );
}

function RunRow({ run }: { run: Run }) {
  const { runId, title, accountId, accountName, startedAt, startedBy, endedAt, reason } = run;
  const facts = [
    accountName ?? accountId,
    `started ${timeText(startedAt)}`,
    startedBy && `by ${startedBy}`,
    endedAt && `ended ${timeText(endedAt)}`,
  ];
  return (
    <Card withBorder padding={0} component="li" style={{ listStyle: 'none' }}>
      <UnstyledButton component={Link} to="/runs/$runId" params={{ runId } as never} className={classes.row}>
        <Group justify="space-between" gap="xs" align="flex-start" wrap="nowrap">
          <Text fw={600}>{title}</Text>
          <RunState state={run.state} />
        </Group>
        <Text size="sm" c="dimmed">
          {facts.filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm" className={classes.words}>
          {reason}
        </Text>
      </UnstyledButton>
    </Card>
  );
}

function NoRuns() {
  return (
    <EmptyState icon={IconPlayerPlay} title="No run of that kind">
      A run begins when a rule fires whose playbook is live, or when somebody starts one on the page of an account.
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="xs">
      {['a', 'b', 'c', 'd', 'e'].map((one) => (
        <Skeleton key={one} height={96} radius="md" />
      ))}
    </Stack>
  );
}
