import { Text } from '@mantine/core';
import type { ReviewDossier } from '../../../../../lib/domain/review/pre-read.ts';
import { dayText, numberText } from '../../../parts/formats.ts';
import { paceText } from '../words.ts';

/** How many days in an account is, or how long it took, against past cohorts and its peers. */
export function PaceLines({ account }: { account: ReviewDossier }) {
  return (
    <>
      <Text size="sm" fw={600}>
        {headText(account)}
      </Text>
      {[account.pace.past, account.pace.peers].map((pace) => (
        <Text key={pace.label} size="sm" c="dimmed">
          {paceText(pace)}
        </Text>
      ))}
    </>
  );
}

function headText({
  signupDay,
  daysIn,
  implementedDay,
  daysToImplemented,
  cancelledDay,
  reached,
  required,
}: ReviewDossier) {
  if (implementedDay) return `Implemented ${dayText(implementedDay)}, on day ${numberText(daysToImplemented ?? 0)}.`;
  if (cancelledDay) return `Left ${dayText(cancelledDay)}, on day ${numberText(daysIn)}, not implemented.`;
  return `Day ${numberText(daysIn)} since sign-up on ${dayText(signupDay)}; ${reached} of ${required} milestones.`;
}
