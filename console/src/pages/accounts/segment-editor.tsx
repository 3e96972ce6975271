import { Alert, Button, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { numberText } from '../../parts/formats.ts';
import type { AddressTexts } from '../../parts/use-address.ts';
import type { Segment } from './segment-menu.tsx';

const ConditionField = lazy(() => import('./condition-field.tsx').then((m) => ({ default: m.ConditionField })));

/** What is edited: a saved segment, or a condition that is not one yet. */
export type Edited = { segment?: Segment; where: string };

type SegmentEditorProps = {
  edited: Edited;
  mayEdit: boolean;
  onClose: () => void;
  onShow: (change: AddressTexts) => void;
};

/** Finds accounts by a condition, says at once how many there are, and keeps it under a name for everybody. */
export function SegmentEditor({ edited: { segment, where }, mayEdit, onClose, onShow }: SegmentEditorProps) {
  const [name, setName] = useState(segment?.name ?? '');
  const [text, setText] = useState(segment?.where ?? where);
  const save = useAct('saveSegment', { refreshes: ['listSegments'], done: (saved) => `“${saved.name}” is saved.` });
  const condition = text.trim();
  const keep = () =>
    save.mutate(
      { body: { segmentId: segment?.segmentId, name: name.trim(), where: condition } },
      {
        onSuccess: ({ segmentId }) => {
          onShow({ segment: segmentId, where: undefined });
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
      title={segment ? `Change “${segment.name}”` : 'Find accounts by a condition'}
    >
      <Stack gap="md">
        <Suspense fallback={<Skeleton height={180} />}>
          <ConditionField value={text} onChange={setText} />
        </Suspense>
        <Found condition={condition} />
        {mayEdit && (
          <TextInput
            label="Name"
            description="With a name it is saved, for everybody."
            value={name}
            maxLength={80}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            disabled={!condition}
            onClick={() => {
              onShow({ where: condition, segment: undefined });
              onClose();
            }}
          >
            Show without saving
          </Button>
          {mayEdit && (
            <Button disabled={!condition || !name.trim()} loading={save.isPending} onClick={keep}>
              Save
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** How many accounts fit what is typed, or what is wrong with it. */
function Found({ condition }: { condition: string }) {
  const [asked] = useDebouncedValue(condition, 350);
  const { data, isFetching, error } = useRead('matchAccounts', { query: { where: asked } }, { enabled: asked !== '' });
  if (!asked) {
    return (
      <Text size="sm" c="dimmed">
        Say what should hold, and this tells how many accounts there are.
      </Text>
    );
  }
  if (error) return <Alert color="red">{error.message}</Alert>;
  if (!data) return <Text size="sm">Looking …</Text>;
  if (data.fault) {
    const { message, hint, offset } = data.fault;
    return (
      <Alert color="red" variant="light" title={`Character ${offset + 1}: ${message}`}>
        {hint}
      </Alert>
    );
  }
  return (
    <Text size="sm" role="status" c={isFetching ? 'dimmed' : undefined}>
      <b>{numberText(data.customers)}</b> {data.customers === 1 ? 'customer fits' : 'customers fit'}
      {data.unknown > 0 && `; of ${numberText(data.unknown)} it cannot be told, as a value it needs is missing`}.
    </Text>
  );
}
