import { Select, Text, TextInput } from '@mantine/core';
import { useRead } from '../../api/use-read.ts';

/** What can be done for several accounts at once. */
export type BulkKind = 'playbook' | 'task' | 'pause';

/** What is wanted for each account; what its kind does not ask for stays empty. */
export type BulkWish = { playbook: string; title: string; because: string; day: string };

/** The calendar day it is, where the person sits. */
export const today = () => new Date().toLocaleDateString('sv-SE');

/** So many days after a day. */
export const addDays = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** Whether enough is said to begin. */
export function isComplete(kind: BulkKind, { playbook, title, because, day }: BulkWish): boolean {
  if (kind === 'playbook') return playbook !== '';
  return day !== '' && (kind === 'task' ? title : because).trim() !== '';
}

type BulkFieldsProps = { kind: BulkKind; wish: BulkWish; onChange: (wish: BulkWish) => void; isDisabled: boolean };

/** What has to be said for a bulk action. */
export function BulkFields({ kind, wish, onChange, isDisabled }: BulkFieldsProps) {
  const set = (part: Partial<BulkWish>) => onChange({ ...wish, ...part });
  const because = (
    <TextInput
      label="Why"
      description="For whoever reads it next."
      required={kind === 'pause'}
      maxLength={300}
      value={wish.because}
      disabled={isDisabled}
      onChange={({ currentTarget }) => set({ because: currentTarget.value })}
    />
  );
  if (kind === 'playbook') {
    return (
      <>
        <PlaybookSelect value={wish.playbook} isDisabled={isDisabled} onChange={(playbook) => set({ playbook })} />
        {because}
        <Text size="sm" c="dimmed">
          Caps, quiet hours, consent and pauses hold for each of them, as ever.
        </Text>
      </>
    );
  }
  return (
    <>
      {kind === 'task' ? (
        <TextInput
          label="What to do"
          description="It goes to each account's CSM."
          required
          maxLength={200}
          data-autofocus
          value={wish.title}
          disabled={isDisabled}
          onChange={({ currentTarget }) => set({ title: currentTarget.value })}
        />
      ) : (
        because
      )}
      <TextInput
        type="date"
        label={kind === 'task' ? 'Due' : 'Until'}
        required
        min={today()}
        value={wish.day}
        disabled={isDisabled}
        onChange={({ currentTarget }) => set({ day: currentTarget.value })}
      />
    </>
  );
}

function PlaybookSelect({
  value,
  isDisabled,
  onChange,
}: {
  value: string;
  isDisabled: boolean;
  onChange: (id: string) => void;
}) {
  const playbooks = useRead('showWorkflows', {}).data?.outline.playbooks ?? [];
  return (
    <Select
      label="Playbook"
      required
      searchable
      data-autofocus
      data={playbooks.map(({ id, title }) => ({ value: id, label: title }))}
      value={value || null}
      disabled={isDisabled}
      onChange={(id) => onChange(id ?? '')}
      nothingFoundMessage="No playbook is published."
    />
  );
}
