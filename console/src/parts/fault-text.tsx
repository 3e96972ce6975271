import { Text } from '@mantine/core';
import type { ProblemFault } from '../api/problem.ts';

/** Where, what, and what to do about it. */
export function FaultText({ fault }: { fault: ProblemFault }) {
  const { message, hint } = fault;
  const place = placeOf(fault);
  return (
    <>
      {place && <Text span size="sm" fw={600}>{`${place}: `}</Text>}
      {message}
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </>
  );
}

/** The file with its line, or else the field; nothing where it is the whole that is wrong. */
function placeOf({ file, path, position }: ProblemFault): string {
  if (!file) return path;
  return position ? `${file}, line ${position.line}` : file;
}
