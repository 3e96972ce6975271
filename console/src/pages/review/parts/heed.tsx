import { Card, Group, Text } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './heed.module.css';

/** Something to be heeded before the rest: set apart by its edge, not by its colour alone. */
export function Heed({ icon: Icon, title, children }: { icon: TablerIcon; title: string; children: ReactNode }) {
  return (
    <Card component="section" withBorder padding="md" className={classes.heed} aria-label={title}>
      <Group gap="xs" mb="sm" wrap="nowrap" align="flex-start">
        <Icon size={20} aria-hidden className={classes.icon} />
        <Text fw={650}>{title}</Text>
      </Group>
      {children}
    </Card>
  );
}
