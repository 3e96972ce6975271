import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { StepGraphProps } from './step-graph/graph-props.ts';

const Drawn = lazy(() => import('./step-graph/drawn-graph.tsx').then((module) => ({ default: module.DrawnGraph })));

/** A playbook as a graph of its steps, from the top down. What lays it out is loaded when one is first shown. */
export function StepGraph(props: StepGraphProps) {
  return (
    <Suspense fallback={<Skeleton height={120 + 84 * props.drawing.steps.length} radius="md" />}>
      <Drawn {...props} />
    </Suspense>
  );
}
