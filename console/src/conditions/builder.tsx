import { Alert, Box, Group as Row, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import type { ConditionBuilderProps } from './builder-props.ts';
import { faultOf } from './check-condition.ts';
import type { Group } from './condition.ts';
import { GroupBox } from './group-box.tsx';
import { readCondition } from './read-condition.ts';
import type { Vocabulary } from './vocabulary.ts';
import { writeCondition } from './write-condition.ts';

const ConditionText = lazy(() => import('./condition-text.tsx').then((module) => ({ default: module.ConditionText })));

type BuilderProps = ConditionBuilderProps & { vocabulary: Vocabulary };

/** The builder itself: what is drawn follows `value`, and is read anew only where somebody else changed it. */
export function Builder({ value, onChange, scope, vocabulary, label = 'Condition', faults = [] }: BuilderProps) {
  const [wantsText, setWantsText] = useState(false);
  const [drawn, draw] = useDrawing(value, onChange);
  const fault = value.trim() === '' ? undefined : faultOf(value, vocabulary, scope);
  const asText = wantsText || !drawn;
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      {onChange && (
        <Row justify="space-between" gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={`${label}: how it is shown`}
            data={[
              { value: 'built', label: 'Built', disabled: !drawn },
              { value: 'text', label: 'Text' },
            ]}
            value={asText ? 'text' : 'built'}
            onChange={(mode) => setWantsText(mode === 'text')}
          />
          {!drawn && (
            <Text size="xs" c="dimmed">
              This cannot be drawn until it is a whole condition.
            </Text>
          )}
        </Row>
      )}
      {asText || !drawn ? (
        <Suspense fallback={<Skeleton height={82} radius="md" />}>
          <ConditionText {...{ value, onChange, scope, vocabulary, label }} />
        </Suspense>
      ) : (
        <GroupBox group={drawn} root onChange={onChange && draw} scope={scope} vocabulary={vocabulary} />
      )}
      <Box aria-live="polite">
        {[...(fault ? [fault] : []), ...faults.filter(({ message }) => message !== fault?.message)].map((one) => (
          <Alert key={one.message} color="red" variant="light" p="xs" mb={4}>
            {one.message}
            {one.hint && (
              <Text size="sm" c="dimmed">
                {one.hint}
              </Text>
            )}
          </Alert>
        ))}
      </Box>
    </Stack>
  );
}

/** The parts of the condition, and how to change them. */
function useDrawing(value: string, onChange?: (value: string) => void): [Group | undefined, (group: Group) => void] {
  const known = useRef<{ text: string; group: Group | undefined }>(undefined);
  if (known.current?.text !== value) known.current = { text: value, group: readCondition(value) };
  const draw = (group: Group) => {
    const text = writeCondition(group);
    known.current = { text, group };
    onChange?.(text);
  };
  return [known.current.group, draw];
}
