import { Button, Group, Kbd, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { DECISION } from './decision-panel.tsx';
import classes from './meeting.module.css';

type MeetingFootProps = {
  month: string;
  isFirst: boolean;
  isLast: boolean;
  isAllDecided: boolean;
  isUnreachable: boolean;
  follow?: { whom: string; onFollow: () => void };
  step: (by: 1 | -1) => void;
  toUndecided: () => void;
};

/** The way from screen to screen, for those without a keyboard, and what the keys are for those with one. */
export function MeetingFoot(props: MeetingFootProps) {
  const { month, isFirst, isLast, isAllDecided, isUnreachable, follow, step, toUndecided } = props;
  return (
    <footer className={classes.foot}>
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={16} aria-hidden />}
        disabled={isFirst}
        onClick={() => step(-1)}
      >
        Previous
      </Button>
      <Group gap="sm" justify="center" aria-live="polite">
        {isUnreachable && <Text size="sm">No connection. What you write stays on this device.</Text>}
        {follow && (
          <Button variant="light" size="xs" onClick={follow.onFollow}>
            Follow {follow.whom}
          </Button>
        )}
        <Button
          size="xs"
          variant="light"
          hiddenFrom="lg"
          onClick={() => document.getElementById(DECISION)?.scrollIntoView()}
        >
          Decide
        </Button>
        {isAllDecided ? (
          <Button size="xs" component={Link} to="/review/$month/minutes" params={{ month } as never}>
            All decided: to the minutes
          </Button>
        ) : (
          <Button
            variant="subtle"
            size="xs"
            onClick={toUndecided}
            rightSection={<Kbd size="xs">N</Kbd>}
            visibleFrom="sm"
          >
            Next undecided
          </Button>
        )}
      </Group>
      <Button
        variant="default"
        rightSection={<IconArrowRight size={16} aria-hidden />}
        disabled={isLast}
        onClick={() => step(1)}
      >
        Next
      </Button>
    </footer>
  );
}
