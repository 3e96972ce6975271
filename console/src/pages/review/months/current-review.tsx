import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { monthText, numberText, timeText } from '../../../parts/formats.ts';
import { countOf } from '../words.ts';
import { ReviewStateBadge } from './month-table.tsx';
import { type ReviewMonth, reviewStateOf } from './review-state.ts';

/** The month that is reviewed now, and what to do with it. */
export function CurrentReview({ review }: { review: ReviewMonth }) {
  const { month } = review;
  return (
    <Card component="section" withBorder padding="lg" aria-label="The review that is due">
      <Group justify="space-between" gap="md">
        <div>
          <Group gap="sm">
            <Title order={2}>{monthText(month)}</Title>
            <ReviewStateBadge state={reviewStateOf(review)} />
          </Group>
          <Text size="sm" mt={4}>
            {cohortText(review)}
          </Text>
          <Text size="sm" c="dimmed">
            {stateText(review)}
          </Text>
        </div>
        <Group gap="xs">
          <Button component={Link} to="/review/$month" params={{ month } as never} variant="default">
            Read it
          </Button>
          <Button
            component={Link}
            to="/review/$month/meeting"
            params={{ month } as never}
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
          >
            Hold the meeting
          </Button>
        </Group>
      </Group>
    </Card>
  );
}

function cohortText({ accounts, implemented, left }: ReviewMonth): string {
  const gone = left === 0 ? '' : `, ${numberText(left)} left`;
  return `${countOf(accounts, 'account')} signed up; ${numberText(implemented)} implemented${gone}.`;
}

function stateText({ minutesAt, preparedAt, decided, accounts }: ReviewMonth): string {
  if (minutesAt) return `Reviewed; the minutes were sent ${timeText(minutesAt)}.`;
  if (decided > 0) return `${numberText(decided)} of ${countOf(accounts, 'account')} decided.`;
  if (preparedAt) return `Prepared ${timeText(preparedAt)}.`;
  return 'The pre-read is made on the first working day of the month; until then it shows everything as it stands.';
}
