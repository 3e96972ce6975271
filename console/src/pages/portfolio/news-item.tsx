import { Group, Text } from '@mantine/core';
import { AccountLink } from '../../parts/account-link.tsx';
import { BandBadge } from '../../parts/band-badge.tsx';
import { amountText } from '../../parts/revenue.ts';
import type { Portfolio } from './portfolio.ts';
import classes from './what-changed.module.css';

type News = Portfolio['news'][number];
type Line = News['lines'][number];

type NewsItemProps = { line: Line; kind: News['kind']; rules: Portfolio['rules'] };

/** One account that there is news of, and why in a line. */
export function NewsItem({ line, kind, rules }: NewsItemProps) {
  const { accountId, name, mrr, currency, bandChange, band } = line;
  const why = whyOf(line, kind, rules);
  const isMove = bandChange !== undefined && kind !== 'fired' && kind !== 'cancelled';
  return (
    <li className={classes.line}>
      <Group gap={8} wrap="nowrap" justify="space-between">
        <Group gap={8}>
          <AccountLink accountId={accountId} name={name} />
          {isMove && (
            <Group gap={4} wrap="nowrap">
              <BandBadge band={bandChange.from} />
              <Text span size="sm" c="dimmed" aria-label="to">
                →
              </Text>
              <BandBadge band={band} />
            </Group>
          )}
        </Group>
        {mrr !== undefined && mrr > 0 && (
          <Text size="sm" c="dimmed" className={classes.money}>
            {amountText(12 * mrr, currency)}
          </Text>
        )}
      </Group>
      {why && (
        <Text size="sm" c="dimmed">
          {why}
        </Text>
      )}
    </li>
  );
}

function whyOf({ bandChange, firings, started, reason }: Line, kind: News['kind'], rules: Portfolio['rules']) {
  if (kind === 'fired') {
    const labels = firings.map((id) => rules.find((rule) => rule.id === id)?.label ?? id).join('; ');
    return started.length > 0 ? `${labels} – started ${started.join(', ')}` : labels;
  }
  if (kind === 'cancelled') return reason;
  return kind === 'new' || kind === 'returned' || kind === 'implemented' ? undefined : bandChange?.because;
}
