import { Anchor, Button, Group, Popover, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StandingDecision, Started } from '../../../../../lib/domain/review/meeting.ts';
import { dayText, timeText } from '../../../parts/formats.ts';
import { decisionWords } from '../words.ts';
import type { Deciding } from './use-deciding.ts';

type StandingDecisionTextProps = {
  standing: StandingDecision;
  /** To take it back; without it, it is only told. */
  deciding?: Deciding;
};

/** The decision that stands: what, by whom, what it began, and how to take it back. */
export function StandingDecisionText({ standing, deciding }: StandingDecisionTextProps) {
  const { decision, until, by, at, because, started, replaced } = standing;
  const before = replaced[0];
  return (
    <div>
      <Text size="sm" fw={600}>
        {decisionWords[decision].label}
        {until && ` until ${dayText(until)}`}
      </Text>
      {because && <Text size="sm">{because}</Text>}
      {started && <StartedLink started={started} />}
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {by}, {timeText(at)}
        </Text>
        {deciding && (
          <Group gap={4}>
            {before && !before.takenBack && !started && (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => deciding.decide(before.decision, { because: before.because, until: before.until })}
              >
                Back to “{decisionWords[before.decision].label}”
              </Button>
            )}
            <TakeBack standing={standing} deciding={deciding} />
          </Group>
        )}
      </Group>
    </div>
  );
}

/** Makes the account undecided again; asks first where a playbook or task was begun. */
function TakeBack({ standing, deciding }: { standing: StandingDecision; deciding: Deciding }) {
  const [isAsking, setAsking] = useState(false);
  const hasBegun = [standing, ...standing.replaced].some(({ started }) => started);
  const takeBack = () => {
    setAsking(false);
    deciding.takeBack(standing.revision);
  };
  return (
    <Popover opened={isAsking} onChange={setAsking} withArrow trapFocus width={300} position="bottom-end">
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={deciding.isPending}
          onClick={() => (hasBegun ? setAsking(true) : takeBack())}
        >
          Take back
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">
          What it began is stopped, unless something of it has happened already: then it stays, and you are told.
        </Text>
        <Group gap="xs">
          <Button size="xs" onClick={takeBack}>
            Take it back
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsking(false)}>
            Leave it
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

/** That a decision was taken back, by whom, and what became of what it had begun. */
export function TakenBackText({ decision: { decision, takenBack } }: { decision: StandingDecision }) {
  if (!takenBack) return null;
  return (
    <div>
      <Text size="sm">
        Undecided again: {takenBack.by} took “{decisionWords[decision].label}” back.
      </Text>
      {takenBack.undone.map(({ words }) => (
        <Text key={words} size="xs" c="dimmed">
          {words}
        </Text>
      ))}
    </div>
  );
}

/** What a decision began, with the way to it. */
export function StartedLink({ started }: { started: Started }) {
  if ('playbook' in started) {
    return (
      <Anchor size="sm" component={Link} to="/runs/$runId" params={{ runId: started.runId } as never}>
        The playbook {started.playbook} runs
      </Anchor>
    );
  }
  return (
    <Anchor size="sm" component={Link} to="/tasks">
      Task: {started.title}
    </Anchor>
  );
}
