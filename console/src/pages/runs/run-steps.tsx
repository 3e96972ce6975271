import { Anchor, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconHourglass } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { timeText } from '../../parts/formats.ts';
import { readableDates } from '../../parts/readable-dates.ts';
import { Section } from '../../parts/section.tsx';
import type { RunData } from './run-data.ts';
import { runPath, type Standing } from './run-path.ts';
import classes from './runs.module.css';

const looks = {
  passed: { icon: IconCheck, color: 'green', words: 'done' },
  now: { icon: IconHourglass, color: 'blue', words: 'now' },
  ahead: { icon: IconCircleDashed, color: 'gray', words: 'not reached' },
};

type Line = { stepId: string; what: string; standing: Standing };

/** The steps in order: those done with what came of them, the one it is at, and those it has not come to. */
export function RunSteps({ run }: { run: RunData }) {
  return (
    <Section title="Step by step">
      <ol className={classes.steps}>
        {linesOf(run).map((line) => (
          <StepLine key={line.stepId} line={line} run={run} />
        ))}
      </ol>
    </Section>
  );
}

/** In the order of the path, and what lies off it after; a run of a playbook that cannot be read shows what it did. */
function linesOf({ graph, steps, state }: RunData): Line[] {
  if (!graph) return steps.map(({ stepId, kind }) => ({ stepId, what: kind, standing: 'passed' as const }));
  const { standing } = runPath(graph, steps, state === 'running');
  const what = new Map(graph.nodes.map((node) => [node.stepId, node.what]));
  const onPath = [...standing].map(([stepId, how]) => ({ stepId, what: what.get(stepId) ?? stepId, standing: how }));
  const rest = graph.nodes.filter(({ stepId }) => !standing.has(stepId));
  return [...onPath, ...rest.map((node) => ({ ...node, standing: 'ahead' as const }))];
}

/** When, what came of it, and why. */
function stepWords({ at, outcome, detail }: RunData['steps'][number]): string {
  return [timeText(at), readableDates(outcome), detail && readableDates(detail)].filter(Boolean).join(' · ');
}

function StepLine({ line: { stepId, what, standing }, run }: { line: Line; run: RunData }) {
  const { icon: Icon, color, words } = looks[standing];
  const step = run.steps.find((one) => one.stepId === stepId);
  const delivery = run.deliveries.find((one) => one.stepId === stepId);
  const task = run.tasks.find((one) => one.stepId === stepId);
  return (
    <li className={classes.step}>
      <ThemeIcon variant="light" color={color} size={26} radius="xl" aria-hidden>
        <Icon size={15} />
      </ThemeIcon>
      <div>
        <Text
          size="sm"
          fw={standing === 'ahead' ? 400 : 600}
          c={standing === 'ahead' ? 'dimmed' : undefined}
          className={classes.words}
        >
          {what}
        </Text>
        <Text size="sm" c="dimmed" className={classes.words}>
          {step ? stepWords(step) : words}
        </Text>
        {delivery && (
          <Anchor
            component={Link}
            to="/outbox/$deliveryId"
            params={{ deliveryId: delivery.deliveryId } as never}
            size="sm"
          >
            {delivery.subject ?? 'The message'}
          </Anchor>
        )}
        {task && (
          <Anchor
            component={Link}
            to="/tasks"
            search={{ task: task.taskId, state: 'all', whose: 'all' } as never}
            size="sm"
          >
            The task
          </Anchor>
        )}
      </div>
    </li>
  );
}
