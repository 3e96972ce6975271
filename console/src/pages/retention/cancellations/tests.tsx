import { List, Text } from '@mantine/core';
import { Section } from '../../../parts/section.tsx';
import { type Cancellations, reasonText } from './reasons.ts';

/** The tests that derive a reason, in their order. */
export function Tests({ tests }: { tests: Cancellations['tests'] }) {
  return (
    <Section title="How a reason is derived" note="The first that holds is the reason.">
      <List type="ordered" size="sm" spacing={4}>
        {tests.map(({ reason, basis, asks }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the table as it is, a reason may be asked for twice
          <List.Item key={index}>
            <b>{reasonText(reason)}</b>{' '}
            <Text span c="dimmed" size="sm">
              {asks} ({basis === 'records' ? 'by our records' : 'by what was said'})
            </Text>
          </List.Item>
        ))}
      </List>
    </Section>
  );
}
