import { Alert, Button, Group, List, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { callApi, type OperationId } from '../../api/call-api.ts';
import { AccountLink } from '../../parts/account-link.tsx';
import { numberText } from '../../parts/formats.ts';
import type { Account } from './account.ts';
import { addDays, BulkFields, type BulkKind, type BulkWish, isComplete, today } from './bulk-fields.tsx';
import { type BulkState, runBulk } from './run-bulk.ts';

const TITLES: Record<BulkKind, string> = {
  playbook: 'Start a playbook',
  task: 'Add a task',
  pause: 'Pause nudges',
};

const REFRESHED: Record<BulkKind, readonly OperationId[]> = {
  playbook: ['listRuns', 'listOutbox', 'listTasks'],
  task: ['listTasks'],
  pause: ['listOutbox'],
};

/** Does one thing for each of the accounts; the ids of the requests are made of one of its own, so that trying again does nothing twice. */
function actOn(kind: BulkKind, accountId: string, index: number, bulkId: string, wish: BulkWish): Promise<unknown> {
  const requestId = `${bulkId}-${index}`;
  const { playbook, title, because, day } = wish;
  if (kind === 'playbook') {
    return callApi('startPlaybook', {
      params: { accountId },
      body: { requestId, playbook, ...(because && { reason: because }) },
    });
  }
  if (kind === 'task') return callApi('addTask', { body: { requestId, accountId, title, dueDay: day } });
  return callApi('pauseNudges', { params: { accountId }, body: { until: day, because } });
}

type BulkDialogProps = { kind: BulkKind; accounts: readonly Account[]; onClose: () => void };

/** Asks what to do for all of the accounts, does it with a bar of progress, and tells by account what was refused. */
export function BulkDialog({ kind, accounts, onClose }: BulkDialogProps) {
  const [wish, setWish] = useState<BulkWish>({ playbook: '', title: '', because: '', day: addDays(today(), 7) });
  const [state, setState] = useState<BulkState>();
  const [isRunning, setIsRunning] = useState(false);
  const bulkId = useRef(crypto.randomUUID());
  const stop = useRef<AbortController>(null);
  const queries = useQueryClient();

  async function run(event: FormEvent) {
    event.preventDefault();
    const ids = accounts.map(({ accountId }) => accountId);
    const indexOf = new Map(ids.map((id, index) => [id, index]));
    stop.current = new AbortController();
    setIsRunning(true);
    await runBulk(ids, (id) => actOn(kind, id, indexOf.get(id) ?? 0, bulkId.current, wish), {
      onProgress: setState,
      signal: stop.current.signal,
    });
    setIsRunning(false);
    await Promise.all(REFRESHED[kind].map((operation) => queries.invalidateQueries({ queryKey: [operation] })));
  }

  const close = () => {
    stop.current?.abort();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={`${TITLES[kind]} for ${numberText(accounts.length)} accounts`}
    >
      <form onSubmit={(event) => void run(event)}>
        <Stack gap="md">
          {!state && <BulkFields kind={kind} wish={wish} onChange={setWish} isDisabled={isRunning} />}
          {(state || isRunning) && <Outcome state={state} accounts={accounts} isRunning={isRunning} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {isRunning ? 'Stop' : state ? 'Close' : 'Cancel'}
            </Button>
            {!state && (
              <Button type="submit" loading={isRunning} disabled={!isComplete(kind, wish)}>
                {TITLES[kind]}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type OutcomeProps = { state?: BulkState; accounts: readonly Account[]; isRunning: boolean };

function Outcome({ state, accounts, isRunning }: OutcomeProps) {
  const { done = 0, refused = [] } = state ?? {};
  const names = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  const share = (100 * (done + refused.length)) / accounts.length;
  return (
    <Stack gap="xs">
      <Progress value={share} aria-label="How far it is" />
      <Text size="sm" role="status">
        {isRunning ? 'Going on: ' : ''}
        done for {numberText(done)} of {numberText(accounts.length)}
        {refused.length > 0 && `, refused for ${numberText(refused.length)}`}.
      </Text>
      {refused.length > 0 && (
        <Alert color="yellow" variant="light" title="Refused for">
          <List size="sm" mah={240} style={{ overflowY: 'auto' }}>
            {refused.map(({ accountId, because }) => (
              <List.Item key={accountId}>
                <AccountLink accountId={accountId} name={names.get(accountId)} />: {because}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
