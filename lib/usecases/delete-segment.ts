import type { SegmentStore } from '../ports/judging.ts';

/** Deletes a segment, for everybody; one that is not there any more stays deleted. Saving it again under its id brings it back. */
export async function deleteSegment(
  { segmentId }: { segmentId: string },
  ports: { segments: SegmentStore },
): Promise<{ segmentId: string }> {
  await ports.segments.remove(segmentId);
  return { segmentId };
}
