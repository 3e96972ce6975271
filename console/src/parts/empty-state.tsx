import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';

type EmptyStateProps = {
  icon: ComponentType<{ size?: number | string }>;
  title: string;
  /** What would be here, and what to do so that it is. */
  children: ReactNode;
  action?: ReactNode;
};

/** A place where nothing is yet: it says what will be, and what to do. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs" maw={460} ta="center">
        <ThemeIcon size={48} radius="xl" variant="light">
          <Icon size={26} />
        </ThemeIcon>
        <Title order={2}>{title}</Title>
        <Text component="div" size="sm" c="dimmed">
          {children}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}
