import { ActionIcon, Button, Group, Progress, Text, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconListDetails, IconScreenShare, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MeetingState } from '../../../../../lib/domain/review/meeting.ts';
import { monthText } from '../../../parts/formats.ts';
import classes from './meeting.module.css';
import { PaceClock } from './pace-clock.tsx';
import { PeopleHere } from './people-here.tsx';

type TopBarProps = {
  month: string;
  me: string;
  state?: MeetingState;
  minutes: number;
  position: number;
  decided: number;
  of: number;
  isFull: boolean;
  mayPresent: boolean;
  nameOf: (accountId: string) => string;
  onFull: () => void;
  onList: () => void;
  onPresent: (isPresenting: boolean) => void;
};

/** What is around the screens of a meeting: where it stands, its time, who is here. */
export function TopBar(props: TopBarProps) {
  const { month, state, minutes, position, decided, of, isFull } = props;
  return (
    <header className={classes.bar}>
      <div>
        <Text size="sm" fw={650}>
          {monthText(month)}
        </Text>
        <Text size="xs" c="dimmed" className={classes.digits}>
          {of === 0 ? 0 : position + 1} of {of} · {decided} decided
        </Text>
      </div>
      <Progress
        value={of === 0 ? 0 : (100 * decided) / of}
        w={96}
        size={6}
        aria-label="Accounts decided"
        visibleFrom="sm"
      />
      <div className={classes.grow} />
      {state?.presenting && <PaceClock state={state} minutes={minutes} accounts={of} position={position} />}
      <PeopleHere people={state?.people ?? []} me={props.me} nameOf={props.nameOf} />
      <Group gap={4} wrap="nowrap">
        <PresentButton {...props} />
        <BarButton label="All accounts (A)" icon={IconListDetails} onClick={props.onList} />
        <BarButton
          label={isFull ? 'Leave full screen (F)' : 'Full screen (F)'}
          icon={isFull ? IconArrowsMinimize : IconArrowsMaximize}
          onClick={props.onFull}
        />
        <Tooltip label="Leave the meeting">
          <ActionIcon
            component={Link}
            to="/review/$month"
            params={{ month } as never}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Leave the meeting"
          >
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </header>
  );
}

function PresentButton({ state, me, mayPresent, onPresent }: TopBarProps) {
  if (!mayPresent) return null;
  const isMine = state?.presenting?.by === me;
  return (
    <Button
      size="xs"
      variant={isMine ? 'light' : 'default'}
      leftSection={<IconScreenShare size={16} aria-hidden />}
      onClick={() => onPresent(!isMine)}
    >
      {isMine ? 'Stop presenting' : 'Present'}
    </Button>
  );
}

type BarButtonProps = { label: string; icon: typeof IconX; onClick: () => void };

function BarButton({ label, icon: Icon, onClick }: BarButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
