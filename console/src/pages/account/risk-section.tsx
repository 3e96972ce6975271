import { List, Text } from '@mantine/core';
import { shareText } from '../../parts/formats.ts';
import { Section } from '../../parts/section.tsx';
import type { AccountData } from './account-data.ts';

/** What the churn-risk model says, and what moves it; or why it says nothing. */
export function RiskSection({ risk }: { risk: AccountData['account']['risk'] }) {
  if (!risk) return null;
  const { probability, average, horizonDays, reasons = [], insufficient } = risk;
  if (insufficient || probability === undefined) {
    return (
      <Section title="Churn risk">
        <Text size="sm">{insufficient?.because ?? 'Nothing is claimed.'}</Text>
        <List size="sm" mt="xs" c="dimmed">
          {insufficient?.advice.map((one) => (
            <List.Item key={one}>{one}</List.Item>
          ))}
        </List>
      </Section>
    );
  }
  const times = average ? Math.round(probability / average) : undefined;
  const beside = times && times > 1 ? `, ${times} times that of the average account` : '';
  return (
    <Section title="Churn risk" note={`${shareText(probability, 1)} to cancel within ${horizonDays} days${beside}.`}>
      <List size="sm" spacing={4}>
        {reasons.slice(0, 5).map(({ feature, words }) => (
          <List.Item key={feature}>{words}</List.Item>
        ))}
      </List>
    </Section>
  );
}
