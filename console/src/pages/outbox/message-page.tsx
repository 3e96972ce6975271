import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/use-read.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Letter } from './letter.tsx';
import type { MessageDetails } from './message-details.ts';
import { MessageFacts } from './message-facts.tsx';
import { titleOf } from './message-row.tsx';
import classes from './outbox.module.css';

/** One message: what it says, where it stands, why, and what can be decided about it. */
export function MessagePage() {
  const { deliveryId = '' } = useParams({ strict: false }) as { deliveryId?: string };
  const read = useRead('showDelivery', { params: { deliveryId } }, { everyMs: 30_000 });
  const title = read.data ? (read.data.letter?.subject ?? titleOf(read.data)) : 'Message';
  return (
    <Page title={title} description="As its reader sees it, and what became of it.">
      <WhenRead read={read}>{(message) => <Message message={message} />}</WhenRead>
    </Page>
  );
}

function Message({ message }: { message: MessageDetails }) {
  return (
    <Stack gap="md">
      <MessageFacts message={message} />
      {message.letter && <Letter message={message} letter={message.letter} />}
      {message.body && (
        <Section title="Body" note="What the endpoint gets, signed.">
          <pre className={classes.plain}>{prettyJson(message.body)}</pre>
        </Section>
      )}
    </Stack>
  );
}

function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
