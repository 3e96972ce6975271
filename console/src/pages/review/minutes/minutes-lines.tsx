import { Group, Stack, Text } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import type { MinutesLine } from '../../../../../lib/domain/review/minutes.ts';
import { AccountLink } from '../../../parts/account-link.tsx';
import { EmptyState } from '../../../parts/empty-state.tsx';
import { numberText } from '../../../parts/formats.ts';
import { StandingDecisionText } from '../meeting/standing-decision-text.tsx';
import { StandingBadge } from '../parts/standing-badge.tsx';
import { amountText, countOf, sentence } from '../words.ts';
import classes from './minutes.module.css';

/** What was said and decided, account by account; those nobody spoke of are named at the end. */
export function MinutesLines({ accounts }: { accounts: readonly MinutesLine[] }) {
  const spoken = accounts.filter(isSpokenOf);
  const silent = accounts.filter((account) => !isSpokenOf(account));
  return (
    <Stack gap="md">
      {spoken.length === 0 && (
        <EmptyState icon={IconNotes} title="No notes and no decisions yet">
          They appear here while the meeting is held.
        </EmptyState>
      )}
      <ul className={classes.lines}>
        {spoken.map((account) => (
          <Line key={account.accountId} account={account} />
        ))}
      </ul>
      {silent.length > 0 && (
        <Text size="sm" c="dimmed">
          {countOf(silent.length, 'account')} without a note or a decision:{' '}
          {silent.map(({ name, accountId }) => name ?? accountId).join(', ')}.
        </Text>
      )}
    </Stack>
  );
}

const isSpokenOf = ({ notes, decision }: MinutesLine) => notes.length > 0 || decision !== undefined;

function Line({ account }: { account: MinutesLine }) {
  const { accountId, name, standing, obstacle, notes, decision } = account;
  return (
    <li className={classes.line}>
      <div>
        <Group gap="xs">
          <AccountLink accountId={accountId} name={name} />
          <StandingBadge standing={standing} size="sm" />
        </Group>
        <Text size="xs" c="dimmed">
          {factsText(account)}
        </Text>
        {obstacle && (
          <Text size="sm" mt={4}>
            {sentence(obstacle)}
          </Text>
        )}
        {notes.map(({ author, text }) => (
          <div key={author} className={classes.note}>
            <Text size="xs" c="dimmed">
              {author}
            </Text>
            <Text size="sm" className={classes.text}>
              {text}
            </Text>
          </div>
        ))}
      </div>
      <div>
        {decision ? (
          <StandingDecisionText standing={decision} />
        ) : (
          <Text size="sm" c="dimmed">
            Undecided
          </Text>
        )}
      </div>
    </li>
  );
}

function factsText({ plan, mrr, currency, owner, daysIn, reached, required }: MinutesLine): string {
  const money = mrr === undefined ? undefined : `${amountText(mrr, currency)} a month`;
  const progress = `day ${numberText(daysIn)}, ${reached} of ${required} milestones`;
  return [plan, money, owner, progress].filter(Boolean).join(' · ');
}
