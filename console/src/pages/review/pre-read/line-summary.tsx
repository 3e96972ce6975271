import { Text } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import type { ReviewLine } from '../../../../../lib/domain/review/pre-read.ts';
import { BandBadge } from '../../../parts/band-badge.tsx';
import { numberText } from '../../../parts/formats.ts';
import { StandingBadge } from '../parts/standing-badge.tsx';
import { amountText, countOf, sentence } from '../words.ts';
import classes from './account-list.module.css';

/** An account on a line: who, where it stands, what is in the way and what is proposed. */
export function LineSummary({ line }: { line: ReviewLine }) {
  return (
    <div className={classes.line}>
      <div>
        <Text fw={600} size="sm">
          {line.name ?? line.accountId}
        </Text>
        <Text size="xs" c="dimmed">
          {whoText(line)}
        </Text>
      </div>
      <div className={classes.badges}>
        <StandingBadge standing={line.standing} />
        <BandBadge band={line.band} score={line.score} />
      </div>
      <Text size="xs" c="dimmed" className={classes.progress}>
        {progressText(line)}
      </Text>
      <div>
        <Text size="sm">{sentence(line.obstacle ?? 'nothing in the way is known')}</Text>
        <Text size="xs" c="dimmed">
          {line.proposal.title}
          {line.contradictions > 0 && (
            <>
              {' · '}
              <IconArrowsDiff size={12} aria-hidden /> {countOf(line.contradictions, 'contradiction')}
            </>
          )}
        </Text>
      </div>
    </div>
  );
}

function whoText({ plan, mrr, currency, owner }: ReviewLine): string {
  const money = mrr === undefined ? undefined : `${amountText(mrr, currency)} a month`;
  return [plan, money, owner ?? 'nobody owns it'].filter(Boolean).join(' · ');
}

function progressText({ daysIn, daysToImplemented, reached, required }: ReviewLine): string {
  if (daysToImplemented !== undefined) return `On day ${numberText(daysToImplemented)}`;
  return `Day ${numberText(daysIn)} · ${reached} of ${required} milestones`;
}
