import { Anchor, Button, Radio, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEye } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { TaskAssumption } from '../../../../lib/domain/playbooks/trial.ts';
import { useAct } from '../../api/use-act.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { newRequestId } from '../../parts/request-id.ts';
import type { AccountData } from './account-data.ts';

type StartDialogProps = { accountId: string; playbooks: AccountData['playbooks']; onClose: () => void };

const PlaybookTrial = lazy(async () => ({
  default: (await import('../../parts/trial/playbook-trial.tsx')).PlaybookTrial,
}));

/** Asks which playbook is to start, and why. */
export function StartDialog({ accountId, playbooks, onClose }: StartDialogProps) {
  const [playbook, setPlaybook] = useState(playbooks[0]?.playbook ?? '');
  const [reason, setReason] = useState('');
  const [isTrying, setTrying] = useState(false);
  const [assumed, assume] = useState<TaskAssumption>('done');
  // One for the dialog: pressing the button twice is one request.
  const [requestId] = useState(newRequestId);
  const router = useRouter();
  const act = useAct('startPlaybook', {
    refreshes: ['showAccountPage', 'showTimeline', 'listRuns', 'listOutbox', 'listTasks'],
    quiet: true,
  });
  const start = () =>
    act.mutate(
      { params: { accountId }, body: { requestId, playbook, ...(reason.trim() && { reason }) } },
      {
        onSuccess: ({ run }) => {
          onClose();
          notifications.show({
            title: 'Playbook started',
            message: (
              <Anchor
                size="sm"
                href={router.buildLocation({ to: '/runs/$runId', params: { runId: run.runId } as never }).href}
                onClick={(event) => {
                  event.preventDefault();
                  void router.navigate({ to: '/runs/$runId', params: { runId: run.runId } as never });
                }}
              >
                {run.title}: follow it
              </Anchor>
            ),
          });
        },
      },
    );
  return (
    <FormDialog
      title="Start a playbook"
      isOpen
      onClose={onClose}
      onSave={start}
      act={act}
      save="Start"
      canSave={playbook !== ''}
    >
      <Radio.Group label="Playbook" value={playbook} onChange={setPlaybook}>
        <Stack gap="xs" mt={6}>
          {playbooks.map((one) => (
            <Radio key={one.playbook} value={one.playbook} label={one.title} description={`${one.steps} steps`} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label="Why"
        description="Its tasks and mails to colleagues say so."
        value={reason}
        maxLength={300}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={2}
      />
      <Button
        variant="light"
        size="xs"
        leftSection={<IconEye size={16} aria-hidden />}
        onClick={() => setTrying(!isTrying)}
        aria-expanded={isTrying}
        disabled={playbook === ''}
      >
        {isTrying ? 'Hide what would happen' : 'See what would happen'}
      </Button>
      {isTrying && (
        <Suspense fallback={<Skeleton height={240} radius="md" />}>
          <PlaybookTrial {...{ playbook, accountId, assumed }} onAssume={assume} />
        </Suspense>
      )}
      <Text size="xs" c="dimmed">
        Its mails go through the same gate as any other: consent, quiet hours, caps and pauses hold.{' '}
        <Anchor component={Link} to="/playbooks/$playbookId" params={{ playbookId: playbook } as never} inherit>
          Look at the playbook
        </Anchor>
      </Text>
    </FormDialog>
  );
}
