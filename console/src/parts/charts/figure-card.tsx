import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';

type FigureCardProps = {
  title: string;
  /** A sentence on what it shows. */
  description?: ReactNode;
  /** Choices beside the title. */
  controls?: ReactNode;
  /** The same as a table, for who would rather read it; without it there is no switch. */
  table?: () => ReactNode;
  children: ReactNode;
};

/** A picture with its title, which can be read as a table as well. */
export function FigureCard({ title, description, controls, table, children }: FigureCardProps) {
  const [isTable, setIsTable] = useState(false);
  const titleId = useId();
  return (
    <Card withBorder padding="md" component="section" aria-labelledby={titleId} h="100%">
      <Group justify="space-between" gap="xs" mb="sm" align="flex-start">
        <div>
          <Title order={2} id={titleId}>
            {title}
          </Title>
          {description && (
            <Text size="sm" c="dimmed">
              {description}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {controls}
          {table && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              className="no-print"
              leftSection={isTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
              onClick={() => setIsTable(!isTable)}
            >
              {isTable ? 'Picture' : 'Table'}
            </Button>
          )}
        </Group>
      </Group>
      {isTable && table ? table() : children}
    </Card>
  );
}
