import { Card, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Definition, DefinitionButton } from './definition.tsx';

type ToldFigureProps = {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  definitions?: readonly Definition[];
  /** Which of the definitions says what the figure is. */
  metric?: string;
};

/** A figure with its definition at hand. */
export function ToldFigure({ label, value, note, definitions = [], metric }: ToldFigureProps) {
  return (
    <Card withBorder padding="md" h="100%">
      <Group gap={4} wrap="nowrap" align="flex-start" justify="space-between">
        <Text size="sm" c="dimmed">
          {label}
        </Text>
        <DefinitionButton of={definitions.find((one) => one.metric === metric)} />
      </Group>
      <Text component="div" fz={24} fw={650} lh={1.25} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Text>
      {note && (
        <Text component="div" size="sm" c="dimmed">
          {note}
        </Text>
      )}
    </Card>
  );
}
