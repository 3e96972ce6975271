import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../api/use-read.ts';

type AccountPickerProps = { label: string; value: string; onChange: (accountId: string | undefined) => void };

const SHOWN = 8;

/** Finds a customer by its name or its id. */
export function AccountPicker({ label, value, onChange }: AccountPickerProps) {
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 200);
  // Before anybody types, the one that is chosen: the address may know its id alone.
  const asked = text || value;
  const { data } = useRead('listAccounts', { query: { ...(asked && { text: asked }), fields: 'name', limit: SHOWN } });
  const found = (data?.accounts ?? []).map(({ accountId, name }) => ({ value: accountId, label: name ?? accountId }));
  const isThere = value === '' || found.some((one) => one.value === value);
  return (
    <Select
      label={label}
      placeholder="Name or id"
      data={isThere ? found : [{ value, label: value }, ...found]}
      filter={({ options }) => options}
      value={value || null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Choose another account' }}
      onSearchChange={setTyped}
      nothingFoundMessage="Nobody is called that"
      maw={360}
    />
  );
}
