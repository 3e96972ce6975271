import { Anchor, Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAct } from '../../api/use-act.ts';
import { AccountLink } from '../../parts/account-link.tsx';
import { timeText } from '../../parts/formats.ts';
import { readableDates } from '../../parts/readable-dates.ts';
import { Section } from '../../parts/section.tsx';
import { useMe } from '../../parts/use-me.ts';
import type { MessageDetails } from './message-details.ts';
import { MessageState } from './message-state.tsx';
import classes from './outbox.module.css';

/** Where a message stands, and what may be decided about it. */
export function MessageFacts({ message }: { message: MessageDetails }) {
  const {
    state,
    reason,
    to,
    accountId,
    accountName,
    runId,
    playbook,
    category,
    createdAt,
    dueAt,
    settledAt,
    decided,
    status,
  } = message;
  const facts: [string, ReactNode][] = [
    ['State', <MessageState key="state" message={message} />],
    ['Why', reason && readableDates(reason)],
    ['To', to.join(', ')],
    ['Account', accountId && <AccountLink accountId={accountId} name={accountName} />],
    ['From run', runId && <RunLink runId={runId} playbook={playbook} />],
    ['Kind', category],
    ['Meant to go', timeText(createdAt)],
    ['Looked at again', state === 'held' && dueAt && timeText(dueAt)],
    ['Settled', settledAt && timeText(settledAt)],
    ['Answer', status],
    ['Decided', decided && `${decided.decision.replace('-', ' ')}, by ${decided.by}, ${timeText(decided.at)}`],
  ];
  return (
    <Section title="Where it stands" actions={<Decisions message={message} />}>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <FactRow key={label} label={label} value={value} />
          ))}
      </dl>
    </Section>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

function RunLink({ runId, playbook }: { runId: string; playbook?: string }) {
  return (
    <Anchor component={Link} to="/runs/$runId" params={{ runId } as never} size="sm">
      {playbook ?? runId}
    </Anchor>
  );
}

const words = { cancel: 'Cancel it', 'send-again': 'Send it again', leave: 'Leave it' };
const said = {
  cancel: 'Cancelled. “Send it again” takes that back.',
  'send-again': 'It goes through the gate again, within a few minutes.',
  leave: 'Left as it is.',
};

function Decisions({ message: { deliveryId, decisions } }: { message: MessageDetails }) {
  const { mayUse } = useMe();
  const act = useAct('decideDelivery', {
    refreshes: ['showDelivery', 'listOutbox', 'showTimeline'],
    done: ({ decided }) => (decided ? said[decided.decision] : 'Decided.'),
  });
  if (!mayUse('csm')) return null;
  return (
    <Group gap="xs">
      {decisions.map((decision) => (
        <Button
          key={decision}
          size="xs"
          variant="default"
          loading={act.isPending}
          onClick={() => act.mutate({ params: { deliveryId }, body: { decision } })}
        >
          {words[decision]}
        </Button>
      ))}
    </Group>
  );
}
