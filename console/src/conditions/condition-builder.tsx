import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Scope } from '../../../lib/domain/expressions/helpers.ts';
import type { Vocabulary } from './vocabulary.ts';

export type ConditionBuilderProps = {
  /** The condition (CEL). What is not changed in it stays as it was written. */
  value: string;
  /** Absent: the condition is only shown. */
  onChange?: (value: string) => void;
  /** Where the condition stands, and so what it may speak of. */
  scope: Scope;
  /** What there is to speak of; room is kept until it is known. */
  vocabulary: Vocabulary | undefined;
  /** What it is for, for those who hear the page. @default Condition */
  label?: string;
  /** What else is wrong with it, as who reads it on the service says. */
  faults?: readonly { message: string; hint?: string }[];
};

const Builder = lazy(() => import('./builder.tsx').then((module) => ({ default: module.Builder })));

/** A condition, built by clicking or written as text. The reader of conditions is loaded when one is first shown. */
export function ConditionBuilder({ vocabulary, ...props }: ConditionBuilderProps) {
  const room = <Skeleton height={120} radius="md" />;
  if (!vocabulary) return room;
  return (
    <Suspense fallback={room}>
      <Builder {...props} vocabulary={vocabulary} />
    </Suspense>
  );
}
