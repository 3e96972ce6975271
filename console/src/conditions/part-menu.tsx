import { ActionIcon, Group, Menu } from '@mantine/core';
import { IconDots, IconX } from '@tabler/icons-react';

export type PartMenuProps = {
  /** What it is the menu of. */
  what: string;
  onRemove?: () => void;
  /** Puts the part into a group of its own. */
  onGroup?: () => void;
  /** Turns the part round. */
  onNegate?: () => void;
  isNegated?: boolean;
  /** Compares with another metric, or with a number again. */
  onCompare?: { label: string; act: () => void };
};

/** What can be done with a part of a condition. */
export function PartMenu({ what, onRemove, onGroup, onNegate, isNegated, onCompare }: PartMenuProps) {
  const hasMore = onGroup || onNegate || onCompare;
  return (
    <Group gap={0} wrap="nowrap">
      {hasMore && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={`More for this ${what}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {onNegate && (
              <Menu.Item onClick={onNegate}>{isNegated ? 'Take the “not” away' : 'Turn round: not …'}</Menu.Item>
            )}
            {onCompare && <Menu.Item onClick={onCompare.act}>{onCompare.label}</Menu.Item>}
            {onGroup && <Menu.Item onClick={onGroup}>Put into a group</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove this ${what}`} onClick={onRemove}>
          <IconX size={16} />
        </ActionIcon>
      )}
    </Group>
  );
}
