import { Group, Progress, Text } from '@mantine/core';
import type { MeetingState } from '../../../../../lib/domain/review/meeting.ts';
import classes from './meeting.module.css';
import { clockText, type Pace, paceOf, spanInWords } from './pace.ts';
import { useElapsed } from './use-elapsed.ts';

type PaceClockProps = { state: MeetingState; minutes: number; accounts: number; position: number };

const states: Record<Pace['state'], (pace: Pace) => string> = {
  'on-pace': () => 'On pace',
  ahead: ({ by }) => `${spanInWords(by)} ahead`,
  behind: ({ by, perAccountFromHere }) =>
    `${spanInWords(by)} behind: ${spanInWords(perAccountFromHere)} for each from here`,
  over: ({ by }) => `Over by ${spanInWords(by)}`,
};

/** How the meeting stands against its time: what is left, and whether that is enough. It never blinks and never shouts. */
export function PaceClock({ state, minutes, accounts, position }: PaceClockProps) {
  const elapsed = useElapsed(state);
  const pace = paceOf({ minutes, accounts, position, elapsed });
  const used = pace.perAccount === 0 ? 100 : 100 - (100 * pace.leftHere) / pace.perAccount;
  return (
    <div className={classes.clock}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" fw={650} className={classes.digits}>
          {clockText(pace.left)}
        </Text>
        <Text size="xs" c="dimmed" className={classes.pace}>
          {states[pace.state](pace)}
        </Text>
      </Group>
      <Progress
        size={4}
        value={Math.min(100, Math.max(0, used))}
        color={pace.state === 'behind' || pace.state === 'over' ? 'orange' : 'brand'}
        aria-label="Time used of this account’s share"
      />
    </div>
  );
}
