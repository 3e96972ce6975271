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
      {pacesOf(account).map((pace) => (
        <Text key={pace.label} size="sm" c="dimmed">
          {paceText(pace)}
        </Text>
      ))}
    </>
  );
}

/** Where the peers are the past cohorts themselves, they are told once. */
function pacesOf({ pace: { past, peers } }: ReviewDossier) {
  return past.label === peers.label ? [past] : [past, peers];
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
