import { Text } from '@mantine/core';
import type { DraftFault } from './use-workflows-draft.ts';

/** Where, what, and what to do about it. */
export function FaultText({ fault: { file, position, message, hint } }: { fault: DraftFault }) {
  return (
    <>
      <Text span size="sm" fw={600}>{`${file}${position ? `, line ${position.line}` : ''}: `}</Text>
      {message}
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </>
  );
}
