import { Button, Group, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useAct } from '../../../api/use-act.ts';
import { useMe } from '../../../parts/use-me.ts';
import { Heed } from '../parts/heed.tsx';

/** Has the pre-read of a month prepared now; what shows it is read anew. */
export function usePrepare() {
  return useAct('prepareReview', {
    refreshes: ['readReview', 'listReviewDossiers', 'readReviewDossier', 'listReviews'],
    done: 'The pre-read is prepared from today’s records.',
  });
}

/** Says that a month is shown as it stands, and offers to prepare it: in the meeting, nothing should move. */
export function NotPrepared({ month }: { month: string }) {
  const { mayUse } = useMe();
  const prepare = usePrepare();
  return (
    <Heed icon={IconFileText} title="Not prepared yet">
      <Group justify="space-between" gap="sm">
        <Text size="sm" maw={640}>
          The pre-read is made on the first working day of the month. Until then every figure is worked out anew, at
          least every quarter of an hour; once prepared, it stays as the meeting read it.
        </Text>
        {mayUse('leader') && (
          <Button
            variant="default"
            loading={prepare.isPending}
            onClick={() => prepare.mutate({ params: { month }, body: {} })}
          >
            Prepare it now
          </Button>
        )}
      </Group>
    </Heed>
  );
}
