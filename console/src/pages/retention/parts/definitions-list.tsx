import { Code, Text } from '@mantine/core';
import { Section } from '../../../parts/section.tsx';
import type { Definition } from './definition.tsx';

/** What every figure of a page is: at its end, and on paper. */
export function DefinitionsList({ definitions }: { definitions: readonly Definition[] }) {
  return (
    <Section title="What the figures are">
      <dl style={{ margin: 0 }}>
        {definitions.map(({ metric, label, definition, query }) => (
          <div key={metric} style={{ marginBottom: 10 }}>
            <Text component="dt" size="sm" fw={600}>
              {label}
            </Text>
            <Text component="dd" size="sm" c="dimmed" m={0}>
              {definition}
              <br />
              <Code fz={11} style={{ wordBreak: 'break-word' }}>
                {query}
              </Code>
            </Text>
          </div>
        ))}
      </dl>
    </Section>
  );
}
