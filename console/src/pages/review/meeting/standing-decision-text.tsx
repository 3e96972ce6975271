import { Anchor, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
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
        {deciding && before && !started && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => deciding.decide(before.decision, { because: before.because, until: before.until })}
          >
            Back to “{decisionWords[before.decision].label}”
          </Button>
        )}
      </Group>
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
