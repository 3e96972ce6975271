import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useRead } from '../../api/use-read.ts';
import { AccountLink } from '../../parts/account-link.tsx';
import { dayText, timeText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import type { RunData } from './run-data.ts';
import { RunState } from './run-state.tsx';
import { RunSteps } from './run-steps.tsx';
import classes from './runs.module.css';

/** The layout engine is only for those who look at a graph. */
const RunGraph = lazy(async () => ({ default: (await import('./run-graph.tsx')).RunGraph }));

const WHILE_RUNNING_MS = 5_000;

/** One run: the playbook as a graph with the path taken, and the same as a list. */
export function RunPage() {
  const { runId = '' } = useParams({ strict: false }) as { runId?: string };
  const read = useRead('showRun', { params: { runId } }, { everyMs: WHILE_RUNNING_MS });
  const run = read.data;
  return (
    <Page
      title={run?.title ?? 'Run'}
      description={
        run ? <AccountLink accountId={run.accountId} name={run.accountName} /> : 'What a playbook does for a customer.'
      }
      actions={run && <RunState state={run.state} />}
    >
      <WhenRead read={read}>{(data) => <Run run={data} />}</WhenRead>
    </Page>
  );
}

function Run({ run }: { run: RunData }) {
  const isWide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  return (
    <Stack gap="md">
      <Section title="Why and when">
        <Text size="sm" className={classes.words}>
          {run.reason}
        </Text>
        <Text size="sm" c="dimmed">
          Started {timeText(run.startedAt)} {run.startedBy ? `by ${run.startedBy}` : <FiredBy run={run} />}
          {run.endedAt && ` · ended ${timeText(run.endedAt)}: ${run.endReason}`}
        </Text>
      </Section>
      {run.graph && isWide && (
        <Section
          title="The path it took"
          note="Filled steps were done; the thick road is the way it went. The list below says the same."
        >
          <Suspense fallback={<Skeleton height={360} />}>
            <RunGraph graph={run.graph} run={run} />
          </Suspense>
        </Section>
      )}
      <RunSteps run={run} />
    </Stack>
  );
}

function FiredBy({ run: { ruleId, day } }: { run: RunData }) {
  return (
    <>
      by the rule{' '}
      <Anchor component={Link} to="/rules/$ruleId" params={{ ruleId } as never} underline="always" inherit>
        {ruleId}
      </Anchor>{' '}
      of {dayText(day)}
    </>
  );
}
