import { Button, Group, Pill, Text } from '@mantine/core';
import type { AddressTexts } from '../../parts/use-address.ts';
import { type AccountsView, filterNames, noFilters } from './account-address.ts';
import { filterWords } from './filter-words.ts';

type FilterChipsProps = {
  view: AccountsView;
  /** What the segment is called, when it is known. */
  segmentName?: string;
  onChange: (change: AddressTexts) => void;
  onEditCondition: () => void;
};

/** What the list is narrowed to, each with a way to take it out. */
export function FilterChips({
  view: { filter, where, segment },
  segmentName,
  onChange,
  onEditCondition,
}: FilterChipsProps) {
  const set = filterNames.filter((name) => filter[name] !== undefined && name !== 'text');
  if (set.length === 0 && !where && !segment) return null;
  return (
    <Group gap={6} aria-label="Filters that are set" role="group">
      {segment && <Chip label={`Segment: ${segmentName ?? '…'}`} onRemove={() => onChange({ segment: undefined })} />}
      {where && (
        <>
          <Chip label={where} onRemove={() => onChange({ where: undefined })} />
          <Button size="compact-xs" variant="subtle" onClick={onEditCondition}>
            Change or save
          </Button>
        </>
      )}
      {set.map((name) => (
        <Chip
          key={name}
          label={filterWords[name](filter[name] as never)}
          onRemove={() => onChange({ [name]: undefined })}
        />
      ))}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(noFilters)}>
        Clear all
      </Button>
    </Group>
  );
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Pill
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ 'aria-label': `Take out: ${label}`, 'aria-hidden': false, tabIndex: 0 }}
      maw="100%"
    >
      <Text span inherit truncate>
        {label}
      </Text>
    </Pill>
  );
}
