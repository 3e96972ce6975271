import { Text } from '@mantine/core';
import { sentence } from '../words.ts';
import { Section } from './section.tsx';

/** What the figures of a page mean, word for word. */
export function Definitions({ definitions }: { definitions: readonly { term: string; definition: string }[] }) {
  if (definitions.length === 0) return null;
  return (
    <Section title="What the figures mean">
      <dl style={{ margin: 0 }}>
        {definitions.map(({ term, definition }) => (
          <div key={term}>
            <Text component="dt" size="sm" fw={600}>
              {sentence(term).slice(0, -1)}
            </Text>
            <Text component="dd" size="sm" c="dimmed" m={0} mb="sm">
              {sentence(definition)}
            </Text>
          </div>
        ))}
      </dl>
    </Section>
  );
}
