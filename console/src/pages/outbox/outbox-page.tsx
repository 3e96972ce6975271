import { Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { numberText } from '../../parts/formats.ts';
import { Page, WhenRead } from '../../parts/page.tsx';
import { PageTurner } from '../../parts/page-turner.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { MessageRow } from './message-row.tsx';

const states = {
  held: 'Held',
  sent: 'Sent',
  dropped: 'Dropped',
  failed: 'Failed',
  unknown: 'Not known',
  claimed: 'Being sent',
};
const channels = { email: 'Mail to customers and CSMs', webhook: 'Webhooks', internal: 'Mail to the team' };
const PAGE = 50;

/** What left the house, what is held back, and why. */
export function OutboxPage() {
  const [{ state, channel, accountId, cursor }, change] = useAddress((texts) => ({
    state: one(texts.state, states),
    channel: one(texts.channel, channels),
    accountId: texts.account,
    cursor: texts.cursor,
  }));
  const read = useRead(
    'listOutbox',
    { query: { state, channel, accountId, limit: PAGE, cursor } },
    { everyMs: 60_000 },
  );
  return (
    <Page title="Outbox" description="Every message as its reader saw it, what became of it, and why.">
      <Group gap="sm">
        <NativeSelect
          aria-label="State"
          value={state ?? ''}
          data={[{ value: '', label: 'Any state' }, ...options(states)]}
          onChange={(event) => change({ state: event.currentTarget.value, cursor: undefined })}
        />
        <NativeSelect
          aria-label="Channel"
          value={channel ?? ''}
          data={[{ value: '', label: 'Any channel' }, ...options(channels)]}
          onChange={(event) => change({ channel: event.currentTarget.value, cursor: undefined })}
        />
      </Group>
      <WhenRead read={read} loading={<Loading />}>
        {({ deliveries, total, next }) =>
          deliveries.length === 0 ? (
            <NoMessages />
          ) : (
            <div>
              <Text size="sm" c="dimmed" mb="xs">
                {numberText(total)} {total === 1 ? 'message' : 'messages'}, newest first
              </Text>
              <Stack gap="xs" component="ul" p={0} m={0}>
                {deliveries.map((message) => (
                  <MessageRow key={message.deliveryId} message={message} />
                ))}
              </Stack>
              <PageTurner cursor={cursor} next={next} onTurn={(to) => change({ cursor: to }, 'push')} />
            </div>
          )
        }
      </WhenRead>
    </Page>
  );
}

const options = (labels: object) => Object.entries(labels).map(([value, label]) => ({ value, label: String(label) }));

function one<T extends object>(text: string | undefined, labels: T): (keyof T & string) | undefined {
  return text !== undefined && text in labels ? (text as keyof T & string) : undefined;
}

function NoMessages() {
  return (
    <EmptyState icon={IconMailOff} title="No message of that kind">
      What playbooks send stands here, also what was held back or dropped, with the reason. Start a playbook on the page
      of an account to see the first.
    </EmptyState>
  );
}

function Loading() {
  return (
    <Stack gap="xs">
      {['a', 'b', 'c', 'd', 'e', 'f'].map((one) => (
        <Skeleton key={one} height={74} radius="md" />
      ))}
    </Stack>
  );
}
