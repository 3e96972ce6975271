import { Group, NativeSelect, TextInput } from '@mantine/core';

/** A task as it is typed; `dueDay` is empty where none was chosen. */
export type OwnTaskFields = { title: string; dueDay: string; assignee: 'owner' | 'executives' };

type OwnTaskProps = { value: OwnTaskFields; onChange: (value: OwnTaskFields) => void };

/** A task in one's own words: what, for whom, until when. */
export function OwnTask({ value, onChange }: OwnTaskProps) {
  return (
    <>
      <TextInput
        label="What is to be done"
        required
        maxLength={200}
        value={value.title}
        onChange={({ currentTarget }) => onChange({ ...value, title: currentTarget.value })}
      />
      <Group grow align="flex-start" gap="xs">
        <NativeSelect
          label="By whom"
          value={value.assignee}
          onChange={({ currentTarget }) =>
            onChange({ ...value, assignee: currentTarget.value === 'executives' ? 'executives' : 'owner' })
          }
          data={[
            { value: 'owner', label: 'The CSM' },
            { value: 'executives', label: 'An executive' },
          ]}
        />
        <TextInput
          type="date"
          label="Due"
          value={value.dueDay}
          onChange={({ currentTarget }) => onChange({ ...value, dueDay: currentTarget.value })}
        />
      </Group>
    </>
  );
}
