import { Card, Stack, Text, Textarea, Title } from '@mantine/core';
import type { ReviewNote } from '../../../../../lib/domain/review/meeting.ts';
import { timeText } from '../../../parts/formats.ts';
import classes from './meeting.module.css';
import { type NoteDraft, noteState } from './note-draft.ts';
import type { NoteKeeper } from './note-keeper.ts';
import { useDraft } from './use-notes.ts';

/** The most that one person writes about an account, as the API takes it. */
const MOST_OF_A_NOTE = 16_000;

/** The field that a key leads to. */
export const NOTE_FIELD = 'my-note';

const states: Record<ReturnType<typeof noteState>, string> = {
  saved: 'Saved',
  unsaved: 'Kept on this device, saving soon',
  saving: 'Saving…',
  unreachable: 'No connection. Kept on this device, and tried again.',
  refused: 'Not saved. It stays on this device; change it to try again.',
};

type NotesProps = {
  keeper: NoteKeeper;
  accountId: string;
  me: string;
  notes: readonly ReviewNote[];
  mayWrite: boolean;
};

/** What everybody says about an account: a field of one's own, and the others' notes as they write them. */
export function Notes({ keeper, accountId, me, notes, mayWrite }: NotesProps) {
  const others = notes.filter((note) => note.accountId === accountId && note.author !== me);
  return (
    <Card withBorder padding="md" component="section" aria-label="Notes">
      <Stack gap="sm">
        <Title order={2}>Notes</Title>
        {mayWrite && <MyNote keeper={keeper} accountId={accountId} />}
        {others.length === 0 && !mayWrite && <Text size="sm">Nobody has written anything yet.</Text>}
        <ul className={classes.others}>
          {others.map(({ author, text, at }) => (
            <li key={author}>
              <Text size="xs" c="dimmed">
                {author}, {timeText(at)}
              </Text>
              <Text size="sm" className={classes.written}>
                {text}
              </Text>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  );
}

function MyNote({ keeper, accountId }: { keeper: NoteKeeper; accountId: string }) {
  const draft = useDraft(keeper, accountId);
  return (
    <div>
      <Textarea
        id={NOTE_FIELD}
        label="Your note"
        placeholder="What the meeting should remember"
        autosize
        minRows={3}
        maxRows={14}
        maxLength={MOST_OF_A_NOTE}
        value={draft.text}
        onChange={({ currentTarget }) => keeper.type(accountId, currentTarget.value)}
        onBlur={() => keeper.flush()}
        onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
      />
      <Text size="xs" c="dimmed" mt={4} role="status">
        {stateText(draft)}
      </Text>
    </div>
  );
}

function stateText(draft: NoteDraft): string {
  if (draft.text === '' && noteState(draft) === 'saved') return 'Everybody here sees what you write.';
  const joined = draft.joined ? ' You wrote in another window as well: both are kept.' : '';
  return `${states[noteState(draft)]}${joined}`;
}
