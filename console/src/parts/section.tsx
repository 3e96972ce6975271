import { Card, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type SectionProps = { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A part of a page with its heading. */
export function Section({ title, note, actions, children }: SectionProps) {
  return (
    <Card withBorder padding="md" component="section" aria-label={title}>
      <Group justify="space-between" align="flex-start" mb="xs" gap="xs">
        <div>
          <Title order={2}>{title}</Title>
          {note && (
            <Text component="div" size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </div>
        {actions}
      </Group>
      {children}
    </Card>
  );
}
