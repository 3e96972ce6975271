import { Text } from '@mantine/core';
import type { FollowUp } from '../../../../../lib/domain/review/pre-read.ts';
import { AccountLink } from '../../../parts/account-link.tsx';
import { dayText, monthText } from '../../../parts/formats.ts';
import { decisionWords, sentence } from '../words.ts';
import classes from './follow-ups.module.css';
import { VerdictBadge } from './verdict-badge.tsx';

/** What earlier meetings decided, and what became of it. */
export function FollowUps({ followUps }: { followUps: readonly FollowUp[] }) {
  return (
    <ul className={classes.list}>
      {followUps.map((followUp) => (
        <li key={`${followUp.month}-${followUp.accountId}`} className={classes.item}>
          <VerdictBadge verdict={followUp.verdict} />
          <div>
            <AccountLink accountId={followUp.accountId} name={followUp.name} />
            <Text size="sm">{sentence(followUp.words)}</Text>
            <Text size="xs" c="dimmed">
              {decidedText(followUp)}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

function decidedText({ decision, month, by, at, until, because }: FollowUp): string {
  const what = `Decided “${decisionWords[decision].label}”${until ? ` until ${dayText(until)}` : ''}`;
  return [`${what} for ${monthText(month)} on ${dayText(at)} by ${by}`, because].filter(Boolean).join(': ');
}
