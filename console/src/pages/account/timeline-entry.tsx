import { ActionIcon, Anchor, Group, Menu, Text, ThemeIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconActivityHeartbeat,
  IconAlertTriangle,
  IconDots,
  IconFileText,
  IconFlag,
  IconGavel,
  IconLifebuoy,
  IconListCheck,
  IconMail,
  IconMessageQuestion,
  IconNote,
  IconPlayerPause,
  IconPlayerPlay,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { dayText, timeText } from '../../parts/formats.ts';
import { readableDates } from '../../parts/readable-dates.ts';
import { useMe } from '../../parts/use-me.ts';
import classes from './account.module.css';
import type { Entry } from './entry.ts';
import { NoteDialog } from './note-dialog.tsx';

const icons: Record<Entry['kind'], typeof IconMail> = {
  band: IconActivityHeartbeat,
  milestone: IconFlag,
  case: IconLifebuoy,
  survey: IconMessageQuestion,
  contact: IconUser,
  contract: IconFileText,
  firing: IconAlertTriangle,
  run: IconPlayerPlay,
  message: IconMail,
  task: IconListCheck,
  note: IconNote,
  override: IconGavel,
  pause: IconPlayerPause,
  decision: IconGavel,
};
const colors = { good: 'green', bad: 'red', neutral: 'gray' };

/** An entry of the timeline, leading to where more is told. */
export function TimelineEntry({ entry, accountId }: { entry: Entry; accountId: string }) {
  const { kind, at, what, why, tone, by, state } = entry;
  const Icon = icons[kind];
  const isNote = kind === 'note';
  return (
    <li className={classes.entry}>
      <ThemeIcon variant="light" color={colors[tone]} size={26} radius="xl" aria-hidden>
        <Icon size={15} />
      </ThemeIcon>
      <div>
        <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={isNote ? 400 : 600} className={classes.text}>
            <What entry={entry} what={isNote ? what : readableDates(what)} />
          </Text>
          {isNote && entry.noteId && <NoteMenu entry={entry} accountId={accountId} />}
        </Group>
        {why && (
          <Text size="sm" c="dimmed" className={classes.text}>
            {readableDates(why)}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {at.length > 10 ? timeText(at) : dayText(at)}
          {by && ` · ${by}`}
          {state && ` · ${state}`}
          {entry.edited && ' · changed'}
        </Text>
      </div>
    </li>
  );
}

function What({ entry: { kind, deliveryId, runId, taskId, ruleId }, what }: { entry: Entry; what: string }) {
  if (kind === 'message' && deliveryId) return <To to="/outbox/$deliveryId" params={{ deliveryId }} what={what} />;
  if (kind === 'run' && runId) return <To to="/runs/$runId" params={{ runId }} what={what} />;
  if (kind === 'task' && taskId) return <To to="/tasks" search={{ task: taskId, state: 'all' }} what={what} />;
  if (kind === 'firing' && ruleId) return <To to="/rules/$ruleId" params={{ ruleId }} what={what} />;
  return what;
}

function To({ to, params, search, what }: { to: string; params?: object; search?: object; what: string }) {
  return (
    <Anchor component={Link} to={to} params={params as never} search={search as never} inherit>
      {what}
    </Anchor>
  );
}

/** One's own note can be changed, deleted, and had back. */
function NoteMenu({ entry, accountId }: { entry: Entry; accountId: string }) {
  const me = useMe();
  const [isEditing, setEditing] = useState(false);
  const refreshes = ['showTimeline'] as const;
  const restore = useAct('restoreNote', { refreshes, done: 'The note is back.' });
  const remove = useAct('deleteNote', { refreshes });
  const params = { accountId, noteId: entry.noteId ?? '' };
  if (entry.by !== (me.name ?? me.subject)) return null;
  const onDeleted = () =>
    notifications.show({
      message: (
        <Group gap="sm">
          Note deleted.
          <Anchor component="button" type="button" size="sm" onClick={() => restore.mutate({ params, body: {} })}>
            Undo
          </Anchor>
        </Group>
      ),
    });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label="Change this note">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setEditing(true)}>Change</Menu.Item>
          <Menu.Item onClick={() => remove.mutate({ params, body: {} }, { onSuccess: onDeleted })}>Delete</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEditing && (
        <NoteDialog
          accountId={accountId}
          note={{ noteId: params.noteId, text: entry.what }}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
