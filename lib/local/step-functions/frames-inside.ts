import type { Json } from './asl.ts';
import type { Lowered } from './lower-definition.ts';
import type { AttemptWork } from './perform-step.ts';
import type { FrameOptions } from './run-frame.ts';

/** What the lowered Parameters of a Map give its handler. */
export type MapInput = {
  items: Json;
  arguments: Json;
  maxConcurrency?: number;
  toleratedCount?: number;
  toleratedPercentage?: number;
};

export type FrameInside = { lowered: Lowered; options: Omit<FrameOptions, 'scope'> };

/** The walks inside a Map (one for each item) or a Parallel (one for each branch), in order. */
export function framesInside({ step, attemptKey, input }: AttemptWork): FrameInside[] {
  const path = (index: number) => `${attemptKey}[${index}].`;
  if (step.kind === 'parallel') {
    const given = step.isWrapped ? (input as { arguments: Json }).arguments : input;
    return step.inner.map((lowered, index) => ({ lowered, options: { path: path(index), input: given } }));
  }
  const { items, arguments: given } = input as MapInput;
  const hasSelector = (step.state.ItemSelector ?? step.state.Parameters) !== undefined;
  return (Array.isArray(items) ? items : []).flatMap((value, index) =>
    step.inner.map((lowered) => ({
      lowered,
      options: { path: path(index), input: hasSelector ? given : value, item: { Index: index, Value: value } },
    })),
  );
}
