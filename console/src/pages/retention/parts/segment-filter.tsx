import { Button, Group, NativeSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { AddressTexts } from '../../../parts/use-address.ts';
import type { Asked } from './use-segment.ts';

type Choices = { size: string[]; plan: string[]; csm: string[]; channel: string[] };

type SegmentFilterProps = {
  asked: Asked;
  choices?: Choices;
  /** How many months there may be; without it there is nothing to choose. */
  months?: readonly number[];
  onChange: (change: AddressTexts) => void;
};

const ways = [
  { key: 'size', label: 'Size' },
  { key: 'plan', label: 'Plan at the start' },
  { key: 'csm', label: 'CSM' },
  { key: 'channel', label: 'Channel' },
] as const;

/** Which accounts, over how many months; and a button to print what is shown. */
export function SegmentFilter({ asked, choices, months, onChange }: SegmentFilterProps) {
  return (
    <Group gap="sm" align="flex-end">
      {months && (
        <NativeSelect
          label="Months"
          size="xs"
          w={88}
          value={String(asked.months)}
          onChange={(event) => onChange({ months: event.currentTarget.value })}
          data={[...new Set([...months, asked.months])].toSorted((a, b) => a - b).map(String)}
        />
      )}
      {choices &&
        ways.map(({ key, label }) => (
          <NativeSelect
            key={key}
            label={label}
            size="xs"
            w={152}
            value={asked[key] ?? ''}
            onChange={(event) => onChange({ [key]: event.currentTarget.value || undefined })}
            data={[{ value: '', label: 'All' }, ...choices[key]]}
          />
        ))}
      <Button
        variant="default"
        size="xs"
        className="no-print"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        Print
      </Button>
    </Group>
  );
}
