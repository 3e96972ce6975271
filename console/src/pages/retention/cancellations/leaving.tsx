import { List, Text } from '@mantine/core';
import { AccountLink } from '../../../parts/account-link.tsx';
import { dayText } from '../../../parts/formats.ts';
import { amountText } from '../../../parts/revenue.ts';
import { Section } from '../../../parts/section.tsx';
import type { Cancellations } from './reasons.ts';

/** Who has given notice and is still there: the last chance to win them back. */
export function Leaving({ leaving }: { leaving: Cancellations['leaving'] }) {
  return (
    <Section title="Notice given" note="Still customers, and on their way out.">
      {leaving.length === 0 && (
        <Text size="sm" c="dimmed">
          Nobody has given notice.
        </Text>
      )}
      <List size="sm" spacing={4} listStyleType="none">
        {leaving.map(({ accountId, name, day, currency, mrr }) => (
          <List.Item key={`${accountId} ${day}`}>
            <AccountLink accountId={accountId} name={name} inText /> until {dayText(day)}, {amountText(mrr, currency)} a
            month
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
