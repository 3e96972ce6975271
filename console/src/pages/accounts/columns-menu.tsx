import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns } from '@tabler/icons-react';
import { accountColumns } from './account-columns.tsx';
import type { useColumns } from './use-columns.ts';

/** Which columns are there. */
export function ColumnsMenu({ columns, toggle, reset }: ReturnType<typeof useColumns>) {
  const shown = new Set(columns.map(({ id }) => id));
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown mah="60dvh" style={{ overflowY: 'auto' }}>
        <Stack gap={8}>
          {accountColumns.map(({ id, label }) => (
            <Checkbox
              key={id}
              size="sm"
              label={label}
              checked={shown.has(id)}
              disabled={id === 'name'}
              onChange={() => toggle(id)}
            />
          ))}
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            As usual
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
