import { ActionIcon, List, Popover, Text } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import type { Evidence } from '../../../../../lib/domain/review/fact.ts';
import { dayText } from '../../../parts/formats.ts';

/** A mark that opens the records something rests on; nothing where there are none. */
export function EvidenceMark({ evidence, of }: { evidence: readonly Evidence[]; of: string }) {
  if (evidence.length === 0) return null;
  return (
    <Popover width={320} position="bottom-start" shadow="md" withinPortal>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="xs"
          aria-label={`What this rests on: ${of}`}
          className="no-print"
        >
          <IconFileSearch size={14} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" fw={600} mb={4}>
          What this rests on
        </Text>
        <List size="xs" spacing={2}>
          {evidence.map((record, index) => (
            <List.Item key={`${record.source}-${record.id ?? index}`}>{evidenceText(record)}</List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}

/** A record in a line: whose it is, what it is, of which day. */
export function evidenceText({ source, record, day, id, of, says }: Evidence): string {
  const what = [record, of, says].filter(Boolean).join(' · ');
  return [source, what, day && dayText(day), id && `no. ${id}`].filter(Boolean).join(', ');
}
