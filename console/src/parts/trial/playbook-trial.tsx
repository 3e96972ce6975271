import { Alert, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TaskAssumption } from '../../../../lib/domain/playbooks/trial.ts';
import { callApi, type OperationInput } from '../../api/call-api.ts';
import { timeText } from '../formats.ts';
import { TriedSteps } from './tried-steps.tsx';

type PlaybookTrialProps = {
  playbook: string;
  accountId: string;
  assumed: TaskAssumption;
  onAssume: (assumed: TaskAssumption) => void;
  /** A draft of the workflows, where that is tried. */
  draft?: OperationInput<'tryPlaybook'>['body']['draft'];
};

/** What would happen if a playbook began now for an account: its steps with times, letters and what would hold them. */
export function PlaybookTrial({ playbook, accountId, assumed, onAssume, draft }: PlaybookTrialProps) {
  const input = { params: { playbook }, body: { accountId, assumed, ...(draft && { draft }) } };
  const { data, error } = useQuery({
    queryKey: ['tryPlaybook', input],
    queryFn: ({ signal }) => callApi('tryPlaybook', input, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error) return <Alert color="yellow">{error.message}</Alert>;
  if (!data) return <Skeleton height={240} radius="md" />;
  const { steps, end, refused, zone } = data;
  return (
    <Stack gap="sm" component="section" aria-label="What would happen">
      {refused && (
        <Alert color="yellow" title="It would not begin now">
          {refused}
        </Alert>
      )}
      {steps.some(({ kind }) => kind === 'task') && (
        <SegmentedControl
          size="xs"
          aria-label="What becomes of its tasks"
          value={assumed}
          onChange={(value) => onAssume(value as TaskAssumption)}
          data={[
            { value: 'done', label: 'Tasks done when due' },
            { value: 'timed-out', label: 'Tasks not done' },
          ]}
        />
      )}
      <TriedSteps steps={steps} />
      <Text size="xs" c="dimmed">
        Ends {timeText(end.at)}: {end.reason}. Waits go by the clock of {zone}. Nothing was sent or kept; what comes
        later goes by what is known today.
      </Text>
    </Stack>
  );
}
