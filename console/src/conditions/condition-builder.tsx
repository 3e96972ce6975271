import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { ConditionBuilderProps } from './builder-props.ts';

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
