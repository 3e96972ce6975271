import { Button, Popover, Select, SimpleGrid, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AddressTexts } from '../../parts/use-address.ts';
import type { Account } from './account.ts';
import type { AccountsView } from './account-address.ts';
import { customerWords, newsWords } from './filter-words.ts';

type FilterBarProps = {
  filter: AccountsView['filter'];
  everybody: readonly Account[];
  onChange: (change: AddressTexts) => void;
};

const BANDS = [
  { value: 'red', label: '■ Red' },
  { value: 'yellow', label: '▲ Yellow' },
  { value: 'green', label: '● Green' },
  { value: 'unknown', label: '○ Unknown' },
];
const asData = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Search and filters; each is in the address of the page. */
export function FilterBar({ filter, everybody, onChange }: FilterBarProps) {
  return (
    <>
      <SearchField text={filter.text ?? ''} onText={(text) => onChange({ text: text || undefined })} />
      <Select
        aria-label="Band"
        placeholder="Any band"
        data={BANDS}
        value={filter.band ?? null}
        onChange={(band) => onChange({ band: band ?? undefined })}
        clearable
        w={140}
        visibleFrom="sm"
      />
      <Select
        aria-label="CSM"
        placeholder="Any CSM"
        data={valuesOf(everybody, 'owner', filter.owner)}
        value={filter.owner ?? null}
        onChange={(owner) => onChange({ owner: owner ?? undefined })}
        clearable
        searchable
        w={200}
        visibleFrom="sm"
      />
      <MoreFilters filter={filter} everybody={everybody} onChange={onChange} />
    </>
  );
}

/** What is typed is looked for at once; the address follows when the typing rests. */
function SearchField({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onText(typed), 120);
    return () => clearTimeout(timer);
  });
  return (
    <TextInput
      type="search"
      aria-label="Search accounts"
      placeholder="Search by name or id"
      leftSection={<IconSearch size={16} aria-hidden />}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      w={{ base: '100%', xs: 240 }}
    />
  );
}

const MORE = ['industry', 'sizeBand', 'plan', 'stage'] as const;
const LABELS = { industry: 'Industry', sizeBand: 'Size', plan: 'Plan', stage: 'Stage' };

function MoreFilters({ filter, everybody, onChange }: FilterBarProps) {
  const count = [...MORE, 'implemented', 'customers', 'news'].filter(
    (name) => filter[name as keyof typeof filter] !== undefined,
  ).length;
  return (
    <Popover position="bottom-end" shadow="md" width={420} trapFocus>
      <Popover.Target>
        <Button variant={count > 0 ? 'light' : 'default'} leftSection={<IconAdjustmentsHorizontal size={16} />}>
          {count > 0 ? `Filters: ${count}` : 'Filters'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 24px)">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Choice label="Band" data={BANDS} value={filter.band} onChange={(band) => onChange({ band })} />
          {MORE.map((name) => (
            <Choice
              key={name}
              label={LABELS[name]}
              data={valuesOf(everybody, name, filter[name])}
              value={filter[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          <Choice
            label="CSM"
            data={valuesOf(everybody, 'owner', filter.owner)}
            value={filter.owner}
            onChange={(owner) => onChange({ owner })}
          />
          <Choice
            label="Implementation"
            data={asData({ true: 'Implemented', false: 'Not implemented' })}
            value={filter.implemented === undefined ? undefined : String(filter.implemented)}
            onChange={(implemented) => onChange({ implemented })}
          />
          <Choice
            label="Who"
            data={asData(customerWords)}
            value={filter.customers ?? 'current'}
            onChange={(customers) => onChange({ customers: customers === 'current' ? undefined : customers })}
          />
          <Choice
            label="What changed"
            data={asData(newsWords)}
            value={filter.news}
            onChange={(news) => onChange({ news })}
          />
        </SimpleGrid>
      </Popover.Dropdown>
    </Popover>
  );
}

type ChoiceProps = {
  label: string;
  data: readonly (string | { value: string; label: string })[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** One of what there is, or any; opened inside the popover, so that choosing does not close it. */
function Choice({ label, data, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      placeholder="Any"
      data={data as never}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      comboboxProps={{ withinPortal: false }}
      clearable
      searchable
    />
  );
}

/** What there is of a field, and what the address asks for even where there is none. */
function valuesOf(rows: readonly Account[], field: keyof Account, asked: string | undefined): string[] {
  const found = new Set(rows.flatMap((row) => (row[field] as string | undefined) ?? []));
  if (asked) found.add(asked);
  return [...found].toSorted((a, b) => a.localeCompare(b));
}
