import { Button, Card, Kbd, Stack, Text, Title } from '@mantine/core';
import type { DecisionKind, StandingDecision } from '../../../../../lib/domain/review/meeting.ts';
import { decisionWords } from '../words.ts';
import { askingDecisions, decisionOrder } from './decisions.ts';
import { InterveneForm } from './intervene-form.tsx';
import classes from './meeting.module.css';
import { SnoozeForm } from './snooze-form.tsx';
import { StandingDecisionText, TakenBackText } from './standing-decision-text.tsx';
import type { Deciding } from './use-deciding.ts';

type DecisionPanelProps = {
  deciding: Deciding;
  standing?: StandingDecision;
  /** The one that was taken back last, while the account is undecided. */
  takenBack?: StandingDecision;
  mayDecide: boolean;
};

/** Where the decision stands on the page. */
export const DECISION = 'decision';

/** What becomes of an account: one of five, each with its key; an intervention begins something on the spot. */
export function DecisionPanel({ deciding, standing, takenBack, mayDecide }: DecisionPanelProps) {
  const { asking, press, isPending } = deciding;
  return (
    <Card withBorder padding="md" component="section" id={DECISION} aria-label="Decision" className={classes.anchor}>
      <Stack gap="sm">
        <Title order={2}>Decision</Title>
        {standing && <StandingDecisionText standing={standing} deciding={mayDecide ? deciding : undefined} />}
        {!standing && takenBack && <TakenBackText decision={takenBack} />}
        {!standing && !mayDecide && <Text size="sm">Nobody has decided yet.</Text>}
        {mayDecide && (
          <fieldset className={classes.decisions} aria-label="Decide">
            {decisionOrder.map((decision, index) => (
              <DecisionButton
                key={decision}
                decision={decision}
                number={index + 1}
                isStanding={standing?.decision === decision}
                isAsking={asking === decision}
                isDisabled={isPending}
                onPress={press}
              />
            ))}
          </fieldset>
        )}
        {asking === 'intervene' && <InterveneForm deciding={deciding} />}
        {asking === 'snooze' && <SnoozeForm deciding={deciding} />}
      </Stack>
    </Card>
  );
}

type DecisionButtonProps = {
  decision: DecisionKind;
  number: number;
  isStanding: boolean;
  isAsking: boolean;
  isDisabled: boolean;
  onPress: (decision: DecisionKind) => void;
};

function DecisionButton({ decision, number, isStanding, isAsking, isDisabled, onPress }: DecisionButtonProps) {
  const { label, means } = decisionWords[decision];
  return (
    <Button
      variant={isStanding ? 'filled' : isAsking ? 'light' : 'default'}
      justify="flex-start"
      fullWidth
      aria-pressed={isStanding}
      aria-expanded={askingDecisions.has(decision) ? isAsking : undefined}
      aria-keyshortcuts={String(number)}
      disabled={isDisabled}
      leftSection={
        <Kbd size="xs" aria-hidden>
          {number}
        </Kbd>
      }
      onClick={() => onPress(decision)}
      title={means}
    >
      {label}
    </Button>
  );
}
