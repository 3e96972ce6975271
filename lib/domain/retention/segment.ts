import type { RetainedLine } from './retained-line.ts';

/** By what accounts are told apart. The plan is the one they began on: who grows must not move to another cohort for it. */
export const segmentWays = ['size', 'plan', 'csm', 'channel'] as const;
export type SegmentWay = (typeof segmentWays)[number];

/** Only accounts of this size, plan, CSM and channel; all when nothing is said. */
export type Segment = Partial<Record<SegmentWay, string>>;

/** The values that accounts can be told apart by, each way. */
export type SegmentChoices = Record<SegmentWay, string[]>;

const readers: Record<SegmentWay, (line: RetainedLine) => string | undefined> = {
  size: ({ sizeBand }) => sizeBand,
  plan: ({ began, plan }) => began?.plan ?? plan,
  csm: ({ owner }) => owner,
  channel: ({ channel }) => channel,
};

/** Whether an account belongs to the segment. */
export function isInSegment(line: RetainedLine, segment: Segment): boolean {
  return segmentWays.every((way) => segment[way] === undefined || readers[way](line) === segment[way]);
}

/** The segment an account is in, one way; undefined where nobody says. */
export function segmentOf(line: RetainedLine, way: SegmentWay): string | undefined {
  return readers[way](line);
}

/** What there is to choose from. */
export function segmentChoices(lines: readonly RetainedLine[]): SegmentChoices {
  const valuesOf = (way: SegmentWay) => [...new Set(lines.flatMap((line) => readers[way](line) ?? []))].toSorted();
  return Object.fromEntries(segmentWays.map((way) => [way, valuesOf(way)])) as SegmentChoices;
}
