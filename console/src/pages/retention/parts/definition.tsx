import { ActionIcon, Code, Popover, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** What a figure is, and a command that prints the same number. */
export type Definition = { metric: string; label: string; definition: string; query: string };

/** A button that says what a figure is, and how to get the same number by oneself. */
export function DefinitionButton({ of }: { of?: Definition }) {
  if (!of) return null;
  return (
    <Popover width={320} position="bottom" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="xs" className="no-print" aria-label={`What is: ${of.label}`}>
          <IconInfoCircle size={15} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {of.label}
        </Text>
        <Text size="sm" mt={4}>
          {of.definition}
        </Text>
        <Text size="xs" c="dimmed" mt="xs">
          The same number on the command line:
        </Text>
        <Code block mt={4} fz={11} style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-word' }} tabIndex={0}>
          {of.query}
        </Code>
      </Popover.Dropdown>
    </Popover>
  );
}
