import { Anchor, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFilter, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { OperationAnswer } from '../../api/call-api.ts';
import { useAct } from '../../api/use-act.ts';
import type { AddressTexts } from '../../parts/use-address.ts';

export type Segment = OperationAnswer<'listSegments'>['segments'][number];

type SegmentMenuProps = {
  segments: readonly Segment[];
  chosen: string | undefined;
  mayEdit: boolean;
  onChange: (change: AddressTexts, step?: 'push') => void;
  onEdit: (segment: Segment | undefined) => void;
};

/** The saved segments, and what can be done with the one that is shown. */
export function SegmentMenu({ segments, chosen, mayEdit, onChange, onEdit }: SegmentMenuProps) {
  const current = segments.find(({ segmentId }) => segmentId === chosen);
  const remove = useRemoval(() => onChange({ segment: undefined }));
  return (
    <Menu position="bottom-start" shadow="md" width={300}>
      <Menu.Target>
        <Button variant={current ? 'light' : 'default'} leftSection={<IconFilter size={16} />}>
          <Text span inherit truncate maw={160} lh={1.5}>
            {current ? current.name : 'Segments'}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60dvh" style={{ overflowY: 'auto' }}>
        {segments.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            A segment is a list that keeps itself up to date: accounts for which a condition holds, such as fewer than
            three logins in 28 days.
          </Text>
        )}
        {segments.map((segment) => (
          <Menu.Item
            key={segment.segmentId}
            onClick={() => onChange({ segment: segment.segmentId, where: undefined }, 'push')}
            color={segment.fault ? 'red' : undefined}
          >
            <Group gap={4} justify="space-between" wrap="nowrap">
              <Text span inherit truncate>
                {segment.name}
              </Text>
              {segment.fault && (
                <Text span size="xs">
                  has a fault
                </Text>
              )}
            </Group>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => onEdit(undefined)}>
          Find accounts by a condition
        </Menu.Item>
        {current && mayEdit && (
          <>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(current)}>
              Change “{current.name}”
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => remove(current)}>
              Delete “{current.name}”
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Deletes at once, and offers to bring it back. */
function useRemoval(onRemoved: () => void) {
  const restore = useAct('saveSegment', { refreshes: ['listSegments'], done: ({ name }) => `“${name}” is back.` });
  const removal = useAct('deleteSegment', { refreshes: ['listSegments'] });
  return ({ segmentId, name, where }: Segment) => {
    onRemoved();
    removal.mutate(
      { params: { segmentId }, body: {} },
      {
        onSuccess: () => {
          const id = notifications.show({
            message: (
              <>
                “{name}” was deleted.{' '}
                <Anchor
                  component="button"
                  size="sm"
                  onClick={() => {
                    notifications.hide(id);
                    restore.mutate({ body: { segmentId, name, where } });
                  }}
                >
                  Undo
                </Anchor>
              </>
            ),
            autoClose: 10_000,
          });
        },
      },
    );
  };
}
